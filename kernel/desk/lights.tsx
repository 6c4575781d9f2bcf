import type { Light } from "#kernel/calendar/lights.ts";
import { lightText } from "#kernel/calendar/lights.ts";
import { useWords } from "./language.ts";

/** The token of a light in the stylesheet. */
export const lightClass: Readonly<Record<Light, string>> = {
  normal: "ok",
  remind: "remind",
  yellow: "yellow",
  red: "red",
  deepRed: "deep",
  paused: "pause",
};

/** The six shapes of SUP-01, so that a light is told without its colour. */
export function LightShape({ light }: { readonly light: Light }) {
  const token = lightClass[light];
  return (
    <svg className={`i ${token}`} viewBox="0 0 14 14" aria-hidden="true">
      {light === "normal" && <circle cx="7" cy="7" r="5" className="f-ok" />}
      {light === "remind" && (
        <>
          <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M7 7V1.8A5.2 5.2 0 0 1 12.2 7Z" fill="currentColor" />
        </>
      )}
      {light === "yellow" && (
        <path
          d="M7 1.6 13 12.2H1Z"
          className="f-yellow"
          stroke="currentColor"
          strokeWidth="1.2"
          strokeLinejoin="round"
        />
      )}
      {light === "red" && <rect x="2" y="2" width="10" height="10" className="f-red" />}
      {light === "deepRed" && <path d="M7 .6 13.4 7 7 13.4.6 7Z" className="f-deep" />}
      {light === "paused" && <path d="M3.5 2.5h2.4v9H3.5zM8.1 2.5h2.4v9H8.1z" className="f-pause" />}
    </svg>
  );
}

/**
 * A light as shape and word (SUP-01).
 *
 * Accessibility: never colour alone (WCAG 1.4.1); 4.5:1 in light and dark (1.4.3); the shape is hidden from readers, the
 * word is text.
 */
export function LightBadge({ light }: { readonly light: Light }) {
  const say = useWords();
  return (
    <span className={`lt ${lightClass[light]}`}>
      <LightShape light={light} />
      {say(lightText[light])}
    </span>
  );
}
