/** Zones whose clocks jump by an hour or by half of one, at midnight, around Ramadan, in the south, or never. */
export const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Beirut",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "America/Santiago",
  "Pacific/Apia",
];
