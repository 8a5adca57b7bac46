import { regularForm } from "../../language/irregular-forms.ts";
import { americanSpelling } from "../../language/spelling.ts";
import { stemOf } from "../../language/stems.ts";
import { withoutPossessive } from "../../language/words.ts";

/** Groups of words that news writes for one another. A word may stand in several groups; meaning decides, not grammar. */
const GROUPS = `kill die dead death fatal deadly claim_lives; injure wound hurt injury; say state tell announce add note explain
  declare report comment remark according confirm; announce unveil reveal disclose publish release; admit
  acknowledge concede confess; warn caution alert; call know describe label dub brand term; criticise condemn slam
  denounce; praise welcome applaud hail; accuse allege claim blame; blame attribute cause cite fault; promise vow
  pledge commit; refuse decline; reject dismiss rebuff turn_down; deny dispute contest; demand urge request ask want; agree accept consent; oppose object against resist; support back favour endorse; arrest detain seize
  custody; jail imprison prison sentence; convict guilty find; acquit clear exonerate; sue lawsuit; appeal
  challenge; resign quit step leave depart; dismiss fire sack oust remove; appoint name choose select pick; elect
  win; beat defeat win_over overcome; win victory triumph; lose loss defeat; score net goal; draw tie; start begin
  launch open commence kick_off; end finish conclude stop close cease; close shut closure; cancel call_off scrap
  abandon; delay postpone; extend prolong lengthen; raise increase lift boost hike up; raise rise; rise climb increase grow
  jump gain up soar advance; fall drop decline decrease slip sink down tumble plunge slide; cut reduce lower slash
  trim shrink; double twice; halve half; reach hit; hit strike landfall; damage destroy ruin wreck; destroy wreck
  flatten burn; tear rip; collapse crash cave; crash collide hit collision; sink wreck; leak expose spill
  disclose; steal theft rob; buy acquire purchase acquisition takeover; sell sale; own possess belong subsidiary;
  fund finance pay grant money; pay fee cost; cost price charge; earn profit; spend cost; need require necessary;
  want seek wish hope; plan intend aim; expect anticipate forecast predict; consider weigh examine mull; decide
  decision resolve choose; approve pass authorise clear adopt endorse; pass adopt; ban prohibit forbid outlaw bar;
  allow permit let; force compel oblige; help assist aid support; rescue save; find discover detect identify spot;
  show demonstrate find reveal suggest; study research investigation trial experiment survey; researcher scientist
  author team; investigate probe inquiry investigation examine; test trial check; build construct construction;
  repair fix restore mend; make produce build maker; create form establish; join enter; arrive reach come; leave
  depart exit; return back; move shift transfer; travel trip journey visit; visit tour travel; carry transport
  bring; send dispatch ship; hold stage host organise; meet talk; write author; work employ job; employee worker
  staff; company firm business corporation group maker; chief head boss leader director executive; ceo chief
  executive; mp lawmaker parliamentarian; minister secretary; police officer; official authority; government
  administration cabinet; parliament assembly legislature; election vote poll ballot; poll survey; law legislation
  bill act; rule regulation; court tribunal judge; lawyer attorney counsel; prosecutor prosecution; victim
  casualty; resident inhabitant people citizen; child kid youngster; man male; woman female; doctor physician
  medic; hospital clinic; disease illness sickness; vaccine jab shot; drug medicine; infect infection; protect
  protection; house home; car vehicle; plane aircraft jet; ship vessel boat; road street; town city; country
  nation state; area region district; shelter refuge; power electricity; blaze fire; storm cyclone hurricane;
  quake earthquake; largest biggest; large big; small little; quick fast rapid swift; new fresh; former ex;
  current present; annual yearly year; monthly month; weekly week; daily day; about around roughly approximately
  some; almost nearly; currency money; share stock equity; profit earnings; revenue sales turnover; investor
  shareholder; trip journey; fight battle oppose combat; protest demonstration demonstrate; strike walkout
  stoppage; talks negotiation negotiate discuss; agreement deal accord pact treaty agree; ceasefire truce; soldier
  troop; rebel insurgent militant; attack assault; hide conceal; disappear missing vanish; expel eject; sack
  dismiss; substitute replacement replace; match game fixture; team side squad club; coach manager trainer; season
  campaign; cup final; crowd attendance spectator fan; bid offer; offer propose; suspend halt pause; resume
  restart reopen; recover rebound; search look hunt seek; survive survivor; evacuate evacuation leave flee; result outcome; part portion
  section; risk danger threat; danger threaten endanger; safe safety secure; age aged old; late former; take last
  need; get obtain receive win; give grant award hand; award prize medal; mock ridicule deride; unclear unknown
  uncertain; possible possibility could may; involve include; complain complaint criticise; deal cope; begin due;
  lower reduce cut; ease relax; draw attract; pull attract; mission flight; launch liftoff; exclude exclusion omit
  leave; account occur; tell inform; open inaugurate; collaborate cooperate; rely depend; renovate refurbish;
  restore restoration; sum amount; fine penalty; cash money; sum total; weapon arm; migrant refugee; border
  frontier; field pitch; sea ocean; river stream; forest wood; lorry truck; lift elevator; flat apartment; mobile
  phone; film movie; autumn fall; petrol gasoline; holiday vacation; football soccer; landmine mine; vote ballot;
  treble triple; painting work artwork picture; book work novel; loss cut; kilometre km; millimetre mm; centimetre cm; kilogram kg kilo; gigawatt gw; megawatt mw`;

/** Forms of short verbs that a stemmer leaves apart. */
const SHORT_FORMS = new Map(
  "died die,dies die,dying die,lied lie,lying lie,tied tie,ties tie,sued sue,sues sue,suing sue,used use,using use,owed owe,owing owe,aged age,aging age"
    .split(",")
    .map((pair) => pair.split(" ") as [string, string]),
);

const GROUPS_OF = new Map<string, Set<number>>();
for (const [group, words] of GROUPS.split(";").entries()) {
  for (const word of words.trim().split(/\s+/)) {
    const key = wordKey(word);
    GROUPS_OF.set(key, (GROUPS_OF.get(key) ?? new Set()).add(group));
  }
}

/** One key for all forms of a word: spelling, irregular form and ending aside. */
export function wordKey(word: string): string {
  const bare = americanSpelling(withoutPossessive(word.toLowerCase()));
  const stem = stemOf(SHORT_FORMS.get(bare) ?? regularForm(bare));
  return stem.endsWith("nc") ? `${stem.slice(0, -1)}s` : stem;
}

/** Whether news writes two words, given by their keys, for one another. */
export function areSame(one: string, other: string): boolean {
  const groups = GROUPS_OF.get(other);
  return groups !== undefined && [...(GROUPS_OF.get(one) ?? [])].some((group) => groups.has(group));
}

const SHORTEST_ROOT = 4;
const LONGEST_ENDING = 4;

/** Whether one key is the other with another ending ("Asia" and "Asian", "exclude" and "exclusion" not). */
export function areKin(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < SHORTEST_ROOT || long.length - short.length > LONGEST_ENDING || !long.startsWith(short))
    return false;
  return !["er", "est", "less", "free"].includes(long.slice(short.length));
}

/** Whether two keys name the same: alike, or a place and who or what is from there ("Asia", "Asian"). */
export function isSameName(one: string, other: string): boolean {
  if (one === other || bare(one) === bare(other)) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < SHORTEST_ROOT) return false;
  const root = short.slice(0, -1);
  if (/[aeiouy]$/.test(short) && ["es", "ese", "ian", "an", "ish"].some((end) => long === root + end)) return true;
  if (!long.startsWith(short)) return false;
  const ending = long.slice(short.length);
  return short.endsWith("a") ? ["n", "ns"].includes(ending) : ["ian", "ish", "ese", "i", "an"].includes(ending);
}

/** Without accents. */
const bare = (key: string): string => key.normalize("NFD").replace(/\p{M}/gu, "");
