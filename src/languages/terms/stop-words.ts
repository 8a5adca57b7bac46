const list = (words: string): string[] => words.trim().split(/\s+/);

/** English words that carry grammar rather than matter. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  list(`a about above across after again against all almost alone along already also although always am among an and
  another any anyone anything are around as at away back be became because become been before behind being below between
  both but by came can cannot come could did do does doing done down during each either else enough even ever every
  everyone everything far few first for from further get gets getting give given go goes going gone got had has have
  having he her here hers herself him himself his how however i if in indeed instead into is it its itself just keep kept
  last later least less let like made make makes many may me meanwhile might more moreover most much must my myself
  neither never next no nobody none nor not nothing now of off often on once one only onto or other others our ours out
  over own per perhaps put quite rather really same second see seen several shall she should since so some someone
  something soon still such take taken than that the their theirs them themselves then there therefore these they thing
  things this those though through thus to together too took toward towards two under until up upon us use used very via
  was way we well went were what whatever when where whether which while who whole whom whose why will with within
  without would yes yet you your yours yourself don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't
  couldn't shouldn't hasn't haven't hadn't it's that's there's he's she's they're we're you're i'm i've i'd i'll we've
  they've you've he'd she'd they'd we'd he'll she'll they'll we'll you'll let's what's who's here's
  said says say saying told tell tells added adds mr mrs ms miss`),
);
