const FORM = "form:";

/** The value of a button that opens a form about something: what it is about travels with the form. */
export const formValue = (about: string): string => FORM + about;

/** What a form is about, "" where it is about nothing in particular; null for the value of a button that opens none. */
export function formAbout(value: string): string | null {
  if (value === "") return "";
  return value.startsWith(FORM) ? value.slice(FORM.length) : null;
}

/** The option in which a submitted form says what it was about. */
export const ABOUT = "about";
