import { attached, base64, inCharset, mail, multipart, textPart, word } from "./write-mail.ts";

/** What is to be read out of one mail. */
export interface Newsletter {
  readonly name: string;
  /** A character a byte. */
  readonly eml: string;
  readonly articles?: readonly Partial<{
    readonly title: string | null;
    readonly outlet: string;
    readonly publishedAt: string | null;
    readonly url: string | null;
    readonly says: readonly string[];
    readonly first: string;
    readonly last: string;
  }>[];
  /** Where it has no articles: the words that say why. */
  readonly problem?: RegExp;
}

const FERRY =
  "The ferry Aurelia stays in the harbour of Port Ansel until its second engine is mended, the harbour master Vera Stolt said on Sunday.";
const CREW = "“Nobody sails with one engine,” Stolt told the council. The crew of nine is paid for the days ashore.";
const TOLLS =
  "The council of the Cape raised the toll for lorries to nine crowns on Friday, after two hours in which nobody spoke for the hauliers.";
const VOTE =
  "“We had no choice,” the treasurer Jon Marsh said. Seven members voted for it, four against, and one was away.";
const LIGHT =
  "The light on the outer reef burns again after eleven weeks, and pilots may enter at night, the lighthouse office announced on Saturday.";
const LAMP = "A lamp from the old stock was used, since the new one is still on its way, the office said.";

const PIXEL = `<img src="https://out.sender.example/open/8fQ2kXz81mLp0aVd.gif" width="1" height="1" alt="">`;
const TRACKED = "https://out.sender.example/ls/click?upn=u001.Q8fQ2kXz81mLp0aVdT77yRw";
const FOOT = `<p>You are receiving this email because you signed up at capeletter.example.</p>
<p><a href="${TRACKED}">Unsubscribe</a> | <a href="${TRACKED}x">Update your preferences</a></p>
<p>Cape Letter Press, 12 Quay Street, Port Ansel</p>${PIXEL}`;
const BROWSER = `<p><a href="${TRACKED}v">View this email in your browser</a></p>`;
const HIDDEN = `<div style="display:none;max-height:0;overflow:hidden">A ferry, a toll and a lamp &#847; &zwnj; &nbsp; &#847; &zwnj;</div>`;

const paragraphs = (...texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join("\n");
const page = (inside: string, lang = "en") =>
  `<!doctype html><html lang="${lang}"><head><title>Cape</title><style>p { color: #333 }</style></head><body>${inside}</body></html>`;
const letterHtml = page(`${HIDDEN}${BROWSER}<h1>The week at the Cape of Tolls</h1>${paragraphs(FERRY, CREW)}${FOOT}`);
const LETTER = { title: "The week at the Cape of Tolls", outlet: "Cape Letter", publishedAt: "2026-05-04T04:30:00Z" };
const whole = { ...LETTER, url: null, first: FERRY, last: CREW };

const row = (inside: string) =>
  `<table width="100%" border="0" cellpadding="0" cellspacing="0" role="presentation"><tbody><tr><td align="center" class="mcnTextContent" style="padding:9px 18px">${inside}</td></tr></tbody></table>`;
const inTables = (...rows: readonly string[]) =>
  page(`<center><table id="bodyTable"><tr><td id="templateBody">${rows.map(row).join("")}</td></tr></table></center>`);

const story = (path: string, title: string, ...texts: readonly string[]) =>
  row(`<h2><a href="https://www.capeletter.example/${path}?utm_source=letter&amp;utm_medium=email">${title}</a></h2>`) +
  row(paragraphs(...texts)) +
  row(`<a href="https://www.capeletter.example/${path}">Read more »</a>`);
const roundup = (...inside: readonly string[]) => inTables(BROWSER, `<p>Good morning, Anna!</p>`, ...inside, FOOT);
const threeStories = [
  story("ferry-stays-ashore", "Ferry stays ashore until June", FERRY, CREW),
  story("toll-for-lorries", "Nine crowns for every lorry", TOLLS, VOTE),
  story("light-burns-again", "The light burns again", LIGHT, LAMP),
];
const three = [
  {
    title: "Ferry stays ashore until June",
    url: "https://www.capeletter.example/ferry-stays-ashore",
    first: FERRY,
    last: CREW,
  },
  {
    title: "Nine crowns for every lorry",
    url: "https://www.capeletter.example/toll-for-lorries",
    first: TOLLS,
    last: VOTE,
  },
  { title: "The light burns again", url: "https://www.capeletter.example/light-burns-again", first: LIGHT, last: LAMP },
];

const wrapped = (text: string, width = 72): string => {
  const lines = [""];
  for (const one of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + 1 + one.length > width) lines.push(one);
    else lines[lines.length - 1] = line === "" ? one : `${line} ${one}`;
  }
  return lines.join("\n");
};
const letterText = `View this email in your browser: ${TRACKED}\n\n${wrapped(FERRY)}\n\n${wrapped(CREW)}\n\n--------------------\nUnsubscribe <${TRACKED}>\nCape Letter Press, 12 Quay Street\n`;
const simple = textPart("html", letterHtml);

const RUSSIAN =
  "Паром «Аврора» останется в гавани до июня, заявила в воскресенье начальница порта Вера Столова на встрече с советом города, который обсуждал жалованье команды.";
const JAPANESE =
  "港湾局は日曜日、フェリー「オーロラ」が六月まで港にとどまると発表した。二つ目の機関が直るまで運航はできないと局長は述べた。乗組員九人の給与は支払われる。市議会は金曜日に通行料の引き上げを決めた。灯台の光は十一週間ぶりに戻った。";
const CHINESE =
  "港务局星期日宣布，“曙光号”渡轮将停留在港内直到六月。局长说，第二台发动机修好之前不能开航。九名船员的工资照常发放。市议会星期五决定提高卡车通行费。灯塔的灯光在十一周之后重新亮起，引航员可以在夜间进港。居民对此表示欢迎，并要求尽快恢复航线。";
const FRENCH =
  "Le bac Aurélie reste à quai jusqu'en juin, a déclaré dimanche la capitaine du port, Véra Stolt, devant le conseil réuni à huis clos à Port-Ansel.";
const GERMAN =
  "Die Fähre Aurelia bleibt bis Juni im Hafen, sagte die Hafenmeisterin Vera Stolt am Sonntag vor dem Rat der Stadt, der über die Löhne beriet.";
const ARABIC =
  "أعلنت سلطة الميناء يوم الأحد أن العبّارة ستبقى في المرفأ حتى شهر يونيو إلى أن يتم إصلاح محركها الثاني، وقالت المديرة إن رواتب الطاقم ستدفع كاملة.";

const forwardedHead = (from: string, date: string, subject: string) =>
  `---------- Forwarded message ---------<br>From: <strong>${from}</strong> <span>&lt;<a href="mailto:letter@capeletter.example">letter@capeletter.example</a>&gt;</span><br>Date: ${date}<br>Subject: ${subject}<br>To: &lt;<a href="mailto:anna@reader.example">anna@reader.example</a>&gt;<br>`;
const inner = mail(simple);
const asAttachment = (bytes: string) => ({
  headers: ["Content-Type: message/rfc822", "Content-Disposition: attachment"],
  body: bytes,
});

const deep = (levels: number): ReturnType<typeof textPart> => {
  let part = simple;
  for (let i = 0; i < levels; i++) part = multipart("mixed", [part]);
  return part;
};

/** Mails of our own invention with the mess of real ones. */
export const NEWSLETTERS: readonly Newsletter[] = [
  { name: "html alone", eml: mail(simple), articles: [whole] },
  {
    name: "text and html beside each other",
    eml: mail(multipart("alternative", [textPart("plain", letterText), simple])),
    articles: [whole],
  },
  { name: "text alone, broken at 72 characters", eml: mail(textPart("plain", letterText)), articles: [whole] },
  {
    name: "text in format=flowed",
    eml: mail(
      textPart("plain", `${wrapped(FERRY).replaceAll("\n", " \n")}\n\n${wrapped(CREW).replaceAll("\n", " \n")}\n`, {
        extra: "; format=flowed",
        encoding: "8bit",
      }),
    ),
    articles: [whole],
  },
  {
    name: "text in long lines, without breaks",
    eml: mail(textPart("plain", `${FERRY}\n\n${CREW}\n\n-- \nSent with CapeMailer`, { encoding: "base64" })),
    articles: [whole],
  },
  { name: "base64", eml: mail(textPart("html", letterHtml, { encoding: "base64" })), articles: [whole] },
  { name: "8bit", eml: mail(textPart("html", letterHtml, { encoding: "8bit" })), articles: [whole] },
  {
    name: "lines that end in LF alone",
    eml: mail(simple).replaceAll("\r\n", "\n"),
    articles: [whole],
  },
  {
    name: "windows-1252",
    eml: mail(textPart("html", letterHtml, { charset: "windows-1252" })),
    articles: [whole],
  },
  {
    name: "UTF-8 that claims to be iso-8859-1",
    eml: mail(textPart("html", letterHtml, { claimed: "iso-8859-1" })),
    articles: [whole],
  },
  {
    name: "a character set that nobody knows",
    eml: mail(textPart("html", letterHtml, { claimed: "x-cape-letters" })),
    articles: [whole],
  },
  {
    name: "latin1 in French that claims to be UTF-8",
    eml: mail(
      textPart("html", page(paragraphs(FRENCH, FRENCH.replace("dimanche", "lundi")), "fr"), {
        charset: "windows-1252",
        claimed: "utf-8",
      }),
    ),
    problem: /its letters are not in the character set that it names; save it again/,
  },
  {
    name: "windows-1251 in Russian",
    eml: mail(
      textPart(
        "html",
        page(
          `${paragraphs(RUSSIAN, "Совет повысил сбор для грузовиков до девяти крон.")}<p><a href="${TRACKED}">Отписаться</a></p>`,
          "ru",
        ),
        { charset: "windows-1251" },
      ),
      {
        from: `${word("Вестник мыса", "windows-1251")} <letter@capeletter.example>`,
        subject: word("Паром остаётся в гавани", "windows-1251"),
      },
    ),
    articles: [
      {
        title: "Паром остаётся в гавани",
        outlet: "Вестник мыса",
        first: RUSSIAN,
        last: "Совет повысил сбор для грузовиков до девяти крон.",
      },
    ],
  },
  {
    name: "koi8-r in Russian",
    eml: mail(
      textPart("plain", `${RUSSIAN.replaceAll("«", '"').replaceAll("»", '"')}\n`, {
        charset: "koi8-r",
        encoding: "8bit",
      }),
      {
        subject: word("Паром", "koi8-r"),
      },
    ),
    articles: [{ title: "Паром", first: RUSSIAN.replaceAll("«", '"').replaceAll("»", '"') }],
  },
  {
    name: "Shift_JIS in Japanese",
    eml: mail(
      textPart("html", page(`${paragraphs(JAPANESE)}<p><a href="${TRACKED}">配信停止</a></p>`, "ja"), {
        charset: "shift_jis",
        encoding: "base64",
      }),
      {
        from: `${word("岬だより", "shift_jis")} <letter@capeletter.example>`,
        subject: word("フェリーは港に", "shift_jis"),
      },
    ),
    articles: [{ title: "フェリーは港に", outlet: "岬だより", first: JAPANESE, last: JAPANESE }],
  },
  {
    name: "gb18030 in Chinese",
    eml: mail(
      textPart("html", page(`${paragraphs(CHINESE)}<p><a href="${TRACKED}">退订</a></p>`, "zh"), {
        charset: "gb18030",
        encoding: "base64",
      }),
      {
        subject: word("渡轮停留在港内", "gb18030"),
      },
    ),
    articles: [{ title: "渡轮停留在港内", first: CHINESE, last: CHINESE }],
  },
  {
    name: "iso-8859-15 in French, with the whole of a mailing's words",
    eml: mail(
      textPart(
        "html",
        page(
          `<p>Si cet e-mail ne s'affiche pas, <a href="${TRACKED}">voir dans le navigateur</a></p>${paragraphs(FRENCH)}<p>Vous recevez cet e-mail car vous êtes abonné. <a href="${TRACKED}">Se désabonner</a></p>`,
          "fr",
        ),
        { charset: "iso-8859-15" },
      ),
      {
        subject: `=?iso-8859-15?Q?Le_bac_reste_=E0_quai?=`,
      },
    ),
    articles: [{ title: "Le bac reste à quai", first: FRENCH, last: FRENCH }],
  },
  {
    name: "German, forwarded with a prefix",
    eml: mail(
      textPart(
        "html",
        page(
          `<p><a href="${TRACKED}">Im Browser ansehen</a></p>${paragraphs(GERMAN, "Der Rat berät am Mittwoch weiter.")}<p>Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.</p><p><a href="${TRACKED}">Newsletter abbestellen</a></p>`,
          "de",
        ),
      ),
      {
        subject: "WG: AW: Die Woche am Kap",
      },
    ),
    articles: [{ title: "Die Woche am Kap", first: GERMAN, last: "Der Rat berät am Mittwoch weiter." }],
  },
  {
    name: "Arabic",
    eml: mail(
      textPart(
        "html",
        page(`<div dir="rtl">${paragraphs(ARABIC)}<p><a href="${TRACKED}">إلغاء الاشتراك</a></p></div>`, "ar"),
      ),
    ),
    articles: [{ first: ARABIC, last: ARABIC }],
  },
  { name: "three stories in nested tables", eml: mail(textPart("html", roundup(...threeStories))), articles: three },
  {
    name: "three stories whose links all count who follows them",
    eml: mail(
      textPart(
        "html",
        roundup(
          ...threeStories.map((one, i) =>
            one.replaceAll(
              /https:\/\/www\.capeletter\.example\/[^"]*/g,
              `https://click.capeletter.example/f/a/Q8fQ2kXz81mLp0aVdT77y${i}`,
            ),
          ),
        ),
      ),
    ),
    articles: three.map((one) => ({ ...one, url: null })),
  },
  {
    name: "a round-up of other outlets' pages",
    eml: mail(
      textPart(
        "html",
        roundup(...threeStories.map((one) => one.replaceAll("www.capeletter.example", "www.ansel-post.example"))),
      ),
    ),
    articles: three.map((one) => ({ ...one, url: null, outlet: "Cape Letter" })),
  },
  {
    name: "three stories, an advert between them",
    eml: mail(
      textPart(
        "html",
        roundup(
          threeStories[0] ?? "",
          row(
            `<p>ADVERTISEMENT</p><h2><a href="https://www.capeletter.example/soap">The soap that sailors love</a></h2><p>Nothing cleans like Tar & Lather, made on the Cape since 1901. Order a dozen bars today and get the thirteenth for nothing, only this week, while they last.</p>`,
          ),
          threeStories[1] ?? "",
        ),
      ),
    ),
    articles: three.slice(0, 2),
  },
  {
    name: "two stories and three teasers",
    eml: mail(
      textPart(
        "html",
        roundup(
          threeStories[0] ?? "",
          threeStories[1] ?? "",
          story("fish", "Fish is dear", "Cod costs twice as much as in March."),
          story("rain", "Rain until Friday", "Take a coat."),
        ),
      ),
    ),
    articles: three.slice(0, 2),
  },
  {
    name: "an essay with subheadings is one article",
    eml: mail(
      textPart(
        "html",
        page(
          `<h1><a href="https://capeletter.example/p/two-years-of-tolls?utm_campaign=post&amp;token=eyJ1c2VyX2lkIjoxMjM0NX0">Two years of tolls</a></h1><h2>The ferry</h2>${paragraphs(FERRY, CREW)}<h2>The toll</h2>${paragraphs(TOLLS, VOTE)}${FOOT}`,
        ),
      ),
      {
        subject: "Two years of tolls",
      },
    ),
    articles: [
      {
        title: "Two years of tolls",
        url: "https://capeletter.example/p/two-years-of-tolls",
        says: [FERRY, CREW, TOLLS],
        last: VOTE,
      },
    ],
  },
  {
    name: "forwarded in the text",
    eml: mail(
      textPart(
        "html",
        page(
          `<p>Look at this one, it is about us, and I think that you should read it before the meeting on Monday at the town hall.</p><div class="gmail_quote">${forwardedHead("Cape Letter", "Sun, May 3, 2026 at 7:12 AM", "The week")}<br>${paragraphs(FERRY, CREW)}${FOOT}</div>`,
        ),
      ),
      { from: "Anna Reader <anna@reader.example>", subject: "Fwd: The week at the Cape of Tolls" },
    ),
    articles: [{ ...whole, publishedAt: "2026-05-03" }],
  },
  {
    name: "forwarded in the text, in German",
    eml: mail(
      textPart(
        "plain",
        `Schau mal.\n\n-----Ursprüngliche Nachricht-----\nVon: Cape Letter <letter@capeletter.example>\nGesendet: Sonntag, 3. Mai 2026 07:12\nAn: Anna <anna@reader.example>\nBetreff: The week\n\n${FERRY}\n\n${CREW}\n`,
      ),
      { from: "Anna Reader <anna@reader.example>", subject: "WG: The week at the Cape of Tolls" },
    ),
    articles: [{ ...whole, publishedAt: "2026-05-03" }],
  },
  {
    name: "forwarded as an attachment",
    eml: mail(multipart("mixed", [textPart("plain", "For you."), asAttachment(inner)]), {
      from: "Anna Reader <anna@reader.example>",
      subject: "Fwd: look",
    }),
    articles: [whole],
  },
  {
    name: "two newsletters attached, one of them broken",
    eml: mail(multipart("digest", [asAttachment(inner), asAttachment("nothing of a mail")]), {
      from: "List <list@reader.example>",
    }),
    articles: [whole],
  },
  {
    name: "pictures and a PDF beside the letter",
    eml: mail(
      multipart("mixed", [
        multipart("related", [
          multipart("alternative", [textPart("plain", letterText), simple]),
          attached("image/png", "\x89PNG....", "logo.png"),
        ]),
        attached("application/pdf", "%PDF-1.7 ....", "menu.pdf"),
      ]),
    ),
    articles: [whole],
  },
  { name: "nested in eight parts", eml: mail(deep(8)), articles: [whole] },
  { name: "nested in a thousand parts", eml: mail(deep(1000)), problem: /cannot be taken apart/ },
  {
    name: "signed, with a list's foot as a part of its own",
    eml: mail(
      multipart("signed", [
        multipart("mixed", [simple, textPart("plain", `_______________\nUnsubscribe: ${TRACKED}\n`)]),
        attached("application/pgp-signature", "-----BEGIN PGP SIGNATURE-----", "signature.asc"),
      ]),
    ),
    articles: [whole],
  },
  {
    name: "encrypted",
    eml: mail(multipart("encrypted", [attached("application/octet-stream", "-----BEGIN PGP MESSAGE-----", "a.asc")])),
    problem: /is encrypted; save it decrypted, or remove it/,
  },
  {
    name: "a report that a mail did not arrive",
    eml: mail(multipart("report", [textPart("plain", `Your message could not be delivered. ${FERRY}`)]), {
      from: "Mail Delivery System <MAILER-DAEMON@reader.example>",
    }),
    problem: /is a report on another mail; remove it/,
  },
  {
    name: "broken off half-way",
    eml: mail(multipart("alternative", [textPart("plain", letterText), simple], false)),
    problem: /breaks off before its end; save the mail again/,
  },
  {
    name: "headers broken in two, a boundary with blanks behind it",
    eml: mail(
      {
        headers: ['Content-Type: multipart/alternative;\r\n\tboundary="b o"'],
        body: `--b o  \r\n${[...simple.headers, "", simple.body].join("\r\n")}\r\n--b o--  \r\n`,
      },
      { subject: "The week at\r\n the Cape of Tolls" },
    ),
    articles: [whole],
  },
  {
    name: "no date, but a server's stamp",
    eml: mail(simple, { date: null }),
    articles: [{ publishedAt: "2026-05-04T04:30:09Z", first: FERRY }],
  },
  {
    name: "a date that is none",
    eml: mail(simple, { date: "yesterday, around nine" }),
    articles: [{ publishedAt: "2026-05-04T04:30:09Z", first: FERRY }],
  },
  { name: "no sender", eml: mail(simple, { from: null }), problem: /names no sender; save it as the whole mail/ },
  {
    name: "a sender without a name",
    eml: mail(simple, { from: "<news@mail.ansel-post.example>" }),
    articles: [{ outlet: "ansel-post.example" }],
  },
  {
    name: "a sender's name with marks that turn it round, in encoded words cut in two",
    eml: mail(simple, { from: `${word("\u202eCape ")} ${word("Lett\u200ber")} <letter@capeletter.example>` }),
    articles: [{ outlet: "Cape Letter" }],
  },
  {
    name: "a sender who is markup",
    eml: mail(simple, {
      from: `"<script>alert(1)</script> News" <x@capeletter.example>`,
      subject: "<img src=x onerror=alert(1)> late",
    }),
    articles: [{ outlet: "<script>alert(1)</script> News", says: [FERRY], last: CREW }],
  },
  {
    name: "no subject",
    eml: mail(simple, { subject: "" }),
    articles: [{ title: "The week at the Cape of Tolls", first: FERRY }],
  },
  {
    name: "pictures alone",
    eml: mail(textPart("html", page(`<a href="${TRACKED}"><img src="https://x.example/a.png" alt="Sale"></a>${FOOT}`))),
    problem: /no article text in it, only teasers, pictures or links/,
  },
  { name: "empty", eml: "", problem: /is empty; save the mail again, or remove it/ },
  { name: "no mail but noise", eml: "\x00\x01\x02\xff\xfe".repeat(500), problem: /names no sender/ },
  { name: "a page that was saved as a mail", eml: letterHtml, problem: /names no sender/ },
  {
    name: "headers without an end",
    eml: `From: a@b.example\r\n${"X-Long: y\r\n".repeat(60_000)}`,
    problem: /cannot be taken apart/,
  },
  {
    name: "tags nested ten thousand deep",
    eml: mail(textPart("html", `${"<div>".repeat(10_000)}${FERRY}`, { encoding: "8bit" })),
    problem: /too long, or its tags are nested too deep/,
  },
  {
    name: "a hundred thousand small parts",
    eml: mail(
      multipart(
        "mixed",
        Array.from({ length: 100_000 }, () => ({ headers: ["Content-Type: text/plain"], body: "x" })),
      ),
    ),
    problem: /cannot be taken apart \(Maximum header size/,
  },
  {
    name: "a hundred thousand parts without headers",
    eml: mail(
      multipart(
        "mixed",
        Array.from({ length: 100_000 }, () => ({ headers: [], body: "x" })),
      ),
    ),
    problem: /no article text in it/,
  },
  {
    name: "an html part that hides a different text in a part for other programs",
    eml: mail(
      multipart("alternative", [
        textPart("plain", "Your program shows no pictures."),
        {
          headers: ["Content-Type: text/x-amp-html; charset=utf-8", "Content-Transfer-Encoding: base64"],
          body: base64(inCharset("<html amp4email><body>Other words</body></html>", "utf-8")),
        },
        simple,
      ]),
    ),
    articles: [whole],
  },
];
