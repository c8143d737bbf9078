import type { WordTable } from './word-table.ts'

/** How the close of a letter begins. */
export const closingWords: WordTable = {
  English: String.raw`
    yours\b(?!\s+(?:is|was))
    (?:(?:with|my|our) )?(?:\w+ )?(?:kind(?:est)?|best|warm(?:est)?) (?:regards|wishes)\b
    regards\b
    (?:very |most )?(?:sincerely|respectfully|faithfully|truly|cordially)(?: yours| submitted)?[,.]?$
    in solidarity,?$
    (?:many )?thanks(?: (?:again|and .{1,20}))?,$
    thank you[,.]?$
    best,$
  `,
  German: String.raw`
    mit (?:freundlich|best|herzlich|vorzüglich)\p{L}* (?:grüßen|gruß|grüssen|empfehlungen)
    (?:freundliche|beste|herzliche|viele) grüße
    hochachtungsvoll
  `,
  French: String.raw`
    veuillez (?:agréer|recevoir|croire)
    nous vous prions d
    je vous prie (?:d[’']|de )(?:agréer|croire|recevoir)
    cordialement
    bien (?:à vous|cordialement)
    salutations
  `,
  Spanish: String.raw`
    (?:muy )?atentamente
    le saluda
    reciba un cordial
    un (?:cordial )?saludo
    saludos
  `,
  Italian: String.raw`
    (?:distinti|cordiali) saluti
  `,
  Dutch: String.raw`
    met (?:vriendelijke|hartelijke) groet
    hoogachtend
  `,
  Polish: String.raw`
    z (?:poważaniem|wyrazami)
    łączę wyrazy
  `,
  Portuguese: String.raw`
    com os melhores
  `,
  Bulgarian: String.raw`
    с уважение
    поздрави(?=[,\s]|$)
  `,
  Greek: String.raw`
    με (?:εκτίμηση|τιμή)
    φιλικά
  `,
  'Swedish, Danish and Norwegian': String.raw`
    (?:med )?(?:vänliga?|venlig|vennlig|bästa|bedste|beste|hjertelig) h[iä]ls(?:ning(?:ar)?|en|ener)
  `,
  Finnish: String.raw`
    ystävällisin terveisin
    kunnioit(?:taen|tavasti)
  `,
  'Czech and Slovak': String.raw`
    (?:s|se) (?:pozdravem|pozdravom|úctou|srdečným pozdravem)
  `,
  Hungarian: String.raw`
    tisztelettel
    üdvözlettel
  `,
  Romanian: String.raw`
    cu (?:stimă|respect|deosebită)
  `,
  Croatian: String.raw`
    s poštovanjem
  `,
  Slovene: String.raw`
    (?:lep|z lepimi) pozdravi?
  `,
  Estonian: String.raw`
    lugupidamisega
  `,
  Lithuanian: String.raw`
    pagarbiai
  `,
  Latvian: String.raw`
    ar cieņu
  `,
}

/** Closes that run over a whole sentence. */
export const longClosingWords: WordTable = {
  French: String.raw`
    veuillez
    je vous prie
    nous vous
  `,
  Spanish: String.raw`
    reciba
  `,
  Polish: String.raw`
    z wyrazami
    łączę
  `,
  Portuguese: String.raw`
    com os
  `,
}

/** Words of the line above a list of those who sign. */
export const signatoryHeadings: WordTable = {
  English: String.raw`
    signed
    signatories
    signatory organi[sz]ations
    signatory
    list of signatories
    co-?signatories
    the undersigned
    signed by
    undersigned
    (?:signatory|undersigned|signing) (?:compan(?:y|ies)|organi[sz]ations?|members)
  `,
  German: String.raw`
    unterzeichne(?:r|t|nde|n)\p{L}*
    unterstützt von
    unterzeichnet von
  `,
  French: String.raw`
    signataires
    signé par
    organisations signataires
  `,
  Spanish: String.raw`
    firman(?:tes)?
    firmado por
    (?:organizaciones|entidades) firmantes
  `,
  Italian: String.raw`
    firmatari
    firmato(?: da)?
  `,
  Dutch: String.raw`
    ondertekend door
    ondertekenaars
  `,
  Polish: String.raw`
    sygnatariusze
    list (?:został )?podpisa\p{L}*.{0,40} przez
    podpisali
  `,
  Czech: String.raw`
    podepsáni
  `,
  Bulgarian: String.raw`
    подписали
  `,
  Greek: String.raw`
    υπογραφές
    υπογράφου[νσ]\p{L}*(?:\s\p{L}+)?
  `,
}
