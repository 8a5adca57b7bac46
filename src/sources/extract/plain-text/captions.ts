const LONGEST_CAPTION = 600;

/** Heads of a line that only captions and picture credits have. */
const HEADS: readonly RegExp[] = [
  /^(?:photos?|images?|pictures?|caption|image caption|photo caption|media caption|photograph|illustration|graphic|map|screenshot|screengrab|video grab|file photo|file image|file picture)\s{0,2}[:|/]/i,
  /^(?:photo|image|picture|photograph|video|graphic|map|illustration) (?:by|credit|credits|courtesy|source|copyright|via)\b/i,
  /^(?:image|photo) (?:caption|copyright|source|credit)\b/i,
  /^(?:photo credit|image credits?|picture credit|credits?)\s{0,2}:/i,
  /^FILE(?: PHOTO| PICTURE| IMAGE)?\s{0,2}(?:[-–—:]|\()/,
  /^\(?file (?:photo|picture|image|pic)\)?\s{0,2}[:\-–—]/i,
  /^(?:getty images|shutterstock|istock|reuters photo|ap photo|afp photo|epa)\b.{0,40}$/i,
  /^\((?:ap photo|afp photo|reuters photo|photo|image|picture)\b/i,
  /^(?:enlarge this image|toggle caption|hide caption|click to enlarge|view image|view photo|expand image)/i,
  /^i{0,2} ?(?:itoggle caption|toggle caption|hide caption)/i,
];

/** Ends of a line that only captions have. */
const TAILS: readonly RegExp[] = [
  /[/|•—–-] ?(?:photo|image|picture|file photo|photograph|foto|pic)(?: credit| courtesy)?(?:\s{0,2}[:/]| by\b) ?[^/|:]{0,60}$/i,
  /[([](?:ap photo|afp photo|reuters photo|file photo|file pic|file picture|photo|image|picture|photograph|pic|file)(?: credit| by| courtesy)?\s{0,2}[:/,-]? ?[^()[\]]{0,80}[)\]]\.?$/i,
  /[([][^()[\]]{0,60}(?:\/ ?(?:ap|afp|reuters|getty|getty images|epa|epa-efe|dpa|tass|anadolu|handout|pool|file|file photo)|via (?:reuters|ap|afp|getty images|getty|x|twitter|facebook)|getty images|shutterstock|istock)[^()[\]]{0,30}[)\]]\.?$/i,
  /(?:^|[.!?”"] )(?:photograph|photo|image|picture|credit|photo credit|image credit)s?\s{0,2}: ?[^.!?:]{1,80}$/i,
  /(?:REUTERS|AFP|AP|EPA|Getty Images|Getty)\/[\p{Lu}][^/]{1,60}$/u,
  /[|/] ?(?:getty(?: images)?|reuters|afp|ap|ap photo|epa|shutterstock|handout|file|pool)\.?$/i,
  /\.\.\. ?\((?:associated press|reuters|afp|getty images)\)$/i,
  /\/ ?(?:ap|afp|reuters|getty images|epa|handout)(?: photo| file| pool)?\)?$/i,
  /\bvia (?:getty images|reuters|ap|afp)\.?$/i,
  /[^.!?”"\s] ?\[(?:ap|afp|reuters|epa|getty|getty images|anadolu|file)\]\.?$/i,
  /[.,;] ?\(?file (?:photo|picture|image|pic)\)?\.?$/i,
];

/** An agency in brackets behind words without a full stop; behind one it is a report's source. */
const ENDS_IN_AGENCY = /[^.!?”"\s] ?\((?:ap|afp|reuters|epa|getty|getty images|tass|anadolu|dpa|handout)\)$/i;

/** A line whose last word is a bare host or a link to one: the picture's source. */
const ENDS_IN_HOST = /^[^.!?]{2,80}[.!?,]? \(?(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){1,3}\)?$/i;

const POINTS_AT_PICTURE =
  /\((?:pictured|left|right|above|below|centre|center|top|bottom|file photo|file picture|far left|far right|second left)\b[^)]{0,30}\)|^pictured\b|\bpictured (?:here|above|below|left|right)\b/i;

/** Whether a line, as plain words, tells what a picture shows or whose it is. */
export function isCaption(words: string, ended: boolean): boolean {
  if (words === "" || words.length > LONGEST_CAPTION) return false;
  if (HEADS.some((head) => head.test(words)) || TAILS.some((tail) => tail.test(words))) return true;
  return !ended && (ENDS_IN_AGENCY.test(words) || ENDS_IN_HOST.test(words) || POINTS_AT_PICTURE.test(words));
}

/** Whether a piece of running text speaks of the picture beside it. */
export const pointsAtPicture = (words: string): boolean => POINTS_AT_PICTURE.test(words);
