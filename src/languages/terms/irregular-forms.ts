/** English words whose plural or tense no rule takes off: the plain form first. */
const FORMS = `say said,tell told,make made,take took taken,give gave given,go went gone goes,come came,see saw seen,
  know knew known,think thought,find found,get got gotten,keep kept,hold held,stand stood,lose lost,pay paid,meet met,
  lead led,leave left,feel felt,fall fell fallen,rise rose risen,begin began begun,break broke broken,speak spoke spoken,
  choose chose chosen,write wrote written,drive drove driven,fly flew flown,grow grew grown,throw threw thrown,
  show shown,draw drew drawn,win won,fight fought,buy bought,bring brought,seek sought,teach taught,catch caught,
  send sent,spend spent,build built,sell sold,strike struck stricken,shoot shot,sit sat,run ran,eat ate eaten,
  drink drank drunk,sing sang sung,swim swam swum,sink sank sunk,steal stole stolen,wear wore worn,tear tore torn,
  swear swore sworn,bear bore borne,bite bit bitten,hide hid hidden,ride rode ridden,forget forgot forgotten,
  forgive forgave forgiven,mean meant,deal dealt,learn learnt,burn burnt,dream dreamt,lend lent,lay laid,lie lain,
  shake shook shaken,wake woke woken,freeze froze frozen,become became,understand understood,withdraw withdrew withdrawn,
  man men,woman women,child children,person people,foot feet,tooth teeth,mouse mice,goose geese,wife wives,life lives,
  half halves,leaf leaves,shelf shelves,thief thieves,wolf wolves,be is are was were been am being,have has had having,
  do does did done doing,spokesperson spokesman spokeswoman spokesmen spokeswomen spokespeople spokespersons,
  chair chairman chairwoman chairperson chairmen,police policeman policewoman policemen,
  lawmaker lawmakers,business businessman businesswoman businessmen`;

const PLAIN = new Map<string, string>();
for (const line of FORMS.split(",")) {
  const [plain = "", ...others] = line.trim().split(/\s+/);
  for (const other of others) PLAIN.set(other, plain);
}

/** The plain form of an irregular form ("went" gives "go"), and one word for an office whoever holds it. */
export const regularForm = (word: string): string => PLAIN.get(word) ?? word;
