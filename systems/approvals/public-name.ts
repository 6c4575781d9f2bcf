/** A firm's name is public; of a person only the surname is shown, since a public page knows nobody who asks. */
export function publicName(name: string, kind: string | null): string {
  const letters = [...name];
  return kind === "person" ? `${letters[0] ?? ""}${"＊".repeat(Math.max(letters.length - 1, 1))}` : name;
}
