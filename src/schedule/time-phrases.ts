/** How people say when something comes, in the languages that the bot speaks: English and German. */

export interface DayWord {
  readonly name: string;
  /** As cron counts: 0 is Sunday. */
  readonly number: number;
  /** So many of its letters say which day is meant: "mon", "mo". */
  readonly shortest: number;
}

const named = (names: readonly string[], shortest: number): DayWord[] =>
  names.map((name, number) => ({ name, number, shortest }));

export const DAYS: readonly DayWord[] = [
  ...named(["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"], 3),
  ...named(["sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"], 2),
];

/** Days that have a name together, as cron's field of weekdays. */
export const GROUPS: Readonly<Record<string, string>> = {
  "": "*",
  day: "*",
  days: "*",
  daily: "*",
  everyday: "*",
  weekday: "1-5",
  weekdays: "1-5",
  workday: "1-5",
  workdays: "1-5",
  "working days": "1-5",
  weekend: "0,6",
  weekends: "0,6",
  "monday to friday": "1-5",
  "mon to fri": "1-5",
  "mon-fri": "1-5",
  tag: "*",
  tage: "*",
  täglich: "*",
  werktag: "1-5",
  werktags: "1-5",
  werktage: "1-5",
  wochentags: "1-5",
  wochenende: "0,6",
  wochenenden: "0,6",
  "montag bis freitag": "1-5",
  "mo bis fr": "1-5",
  "mo-fr": "1-5",
};

/** Times of the day that people name. */
export const NAMED_TIMES: Readonly<Record<string, string>> = {
  morning: "8:00",
  mornings: "8:00",
  noon: "12:00",
  lunchtime: "12:00",
  midday: "12:00",
  afternoon: "15:00",
  evening: "18:00",
  evenings: "18:00",
  night: "21:00",
  midnight: "0:00",
  morgen: "8:00",
  morgens: "8:00",
  mittag: "12:00",
  mittags: "12:00",
  nachmittag: "15:00",
  nachmittags: "15:00",
  abend: "18:00",
  abends: "18:00",
  mitternacht: "0:00",
};

/** Say nothing in a time. */
export const FILLERS: ReadonlySet<string> = new Set([
  ...["at", "and", "every", "each", "on", "in", "the", "around", "&", "o'clock", "oclock", "h", "please"],
  ...["um", "und", "jeden", "jede", "jedes", "am", "an", "gegen", "uhr", "bitte", "immer"],
]);
