/** The city's date and minute, as pages and lines show it: "2026-11-23 14:30". */
export function minuteOf(moment: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return parts.format(moment);
}
