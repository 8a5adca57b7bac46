/** The bot's picture, drawn here: the preview fetches nothing. */
export const AVATAR =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'%3E%3Crect width='10' height='10' fill='%231d4ed8'/%3E%3Ctext x='5' y='8.6' font-size='11' font-family='serif' text-anchor='middle' fill='white'%3E%E2%80%9C%3C/text%3E%3C/svg%3E";
