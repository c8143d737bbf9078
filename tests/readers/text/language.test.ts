import { expect, test } from 'vitest'
import { detectLanguage } from '#app/readers/text/language.ts'
import { closeReaders, detectLanguageOf } from '#app/readers/read-file.ts'
import { documentsIn } from '#tests/support/readers.ts'

/** Article 1 of the Universal Declaration of Human Rights, and the beginning of its article 2 where that one is short. */
const declaration: Record<string, string> = {
  bg: 'Всички хора се раждат свободни и равни по достойнство и права. Те са надарени с разум и съвест и следва да се отнасят помежду си в дух на братство.',
  cs: 'Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají spolu jednat v duchu bratrství.',
  da: 'Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft og samvittighed, og de bør handle mod hverandre i en broderskabets ånd.',
  de: 'Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.',
  el: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους με πνεύμα αδελφοσύνης.',
  en: 'All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.',
  es: 'Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.',
  et: 'Kõik inimesed sünnivad vabadena ja võrdsetena oma väärikuselt ja õigustelt. Neile on antud mõistus ja südametunnistus ja nende suhtumist üksteisesse peab kandma vendluse vaim.',
  fi: 'Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille on annettu järki ja omatunto, ja heidän on toimittava toisiaan kohtaan veljeyden hengessä.',
  fr: 'Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.',
  ga: 'Saolaítear na daoine uile saor agus comhionann ina ndínit agus ina gcearta. Tá bua an réasúin agus an choinsiasa acu agus dlíd gníomhú i dtreo a chéile i spiorad an bhráithreachais.',
  hr: 'Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima. Ona su obdarena razumom i sviješću i trebaju jedna prema drugima postupati u duhu bratstva.',
  hu: 'Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek, ésszel és lelkiismerettel bírván, egymással szemben testvéri szellemben kell hogy viseltessenek.',
  it: 'Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.',
  lt: 'Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė ir jie turi elgtis vienas kito atžvilgiu kaip broliai.',
  lv: 'Visi cilvēki piedzimst brīvi un vienlīdzīgi savā pašcieņā un tiesībās. Viņi ir apveltīti ar saprātu un sirdsapziņu, un viņiem jāizturas citam pret citu brālības garā.',
  mt: 'Il-bnedmin kollha jitwieldu ħielsa u ugwali fid-dinjità u d-drittijiet. Huma mogħnija bir-raġuni u bil-kuxjenza u għandhom iġibu ruħhom ma’ xulxin bi spirtu ta’ aħwa.',
  nl: 'Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en geweten, en behoren zich jegens elkander in een geest van broederschap te gedragen.',
  pl: 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.',
  pt: 'Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência, devem agir uns para com os outros em espírito de fraternidade.',
  ro: 'Toate ființele umane se nasc libere și egale în demnitate și în drepturi. Ele sunt înzestrate cu rațiune și conștiință și trebuie să se comporte unele față de altele în spiritul fraternității.',
  sk: 'Všetci ľudia sa rodia slobodní a sebe rovní, čo sa týka ich dôstojnosti a práv. Sú obdarení rozumom a svedomím a majú navzájom jednať v bratskom duchu.',
  sl: 'Vsi ljudje se rodijo svobodni in imajo enako dostojanstvo in enake pravice. Obdarjeni so z razumom in vestjo in bi morali ravnati drug z drugim kakor bratje.',
  sv: 'Alla människor är födda fria och lika i värde och rättigheter. De är utrustade med förnuft och samvete och bör handla gentemot varandra i en anda av broderskap.',
}

test.each(Object.entries(declaration))('a text in %s is told from its words', (language, text) => {
  expect(detectLanguage(text)).toBe(language)
})

const letters: [string, string][] = [
  [
    'en',
    'European Commission\nRue de la Loi 200\n1049 Bruxelles\n\nDear Ms Kovač,\n\nThank you for your letter of 2 October 2020 about the protection of private communications. The Commission supports strong encryption and will not ask any provider to weaken it. See https://ec.europa.eu/commission/presscorner/detail/fr/ip_20_1379.\n\nYours sincerely,\nJakub Boratyński',
  ],
  [
    'el',
    'Αθήνα, 12 Οκτωβρίου 2020\n\nΑγαπητή κυρία Kovač,\n\nσας ευχαριστούμε για την επιστολή σας σχετικά με το COM(2020) 568. Το Υπουργείο υποστηρίζει την ισχυρή κρυπτογράφηση και δεν θα ζητήσει από κανέναν πάροχο να την αποδυναμώσει.\n\nΜε εκτίμηση',
  ],
  [
    'bg',
    'София, 12 октомври 2020 г.\n\nУважаема госпожо Ковач,\n\nблагодарим Ви за писмото относно COM(2020) 568. Министерството подкрепя силното криптиране и няма да иска от доставчиците да го отслабват.\n\nС уважение',
  ],
  [
    'de',
    'Sehr geehrte Frau Kovač,\n\nvielen Dank für Ihr Schreiben vom 2. Oktober 2020. Das Ministerium lehnt jede Schwächung der Verschlüsselung ab und wird das auch im Rat so vertreten.\n\nMit freundlichen Grüßen',
  ],
  [
    'fr',
    'Madame,\n\nnous vous remercions de votre lettre du 2 octobre 2020. Le ministère soutient le chiffrement et ne demandera à aucun fournisseur de l’affaiblir.\n\nVeuillez agréer, Madame, mes salutations distinguées',
  ],
]

test.each(letters)(
  'a letter in %s is told by its body, whatever addresses and names stand in it',
  (language, text) => {
    expect(detectLanguage(text)).toBe(language)
  },
)

test.each([
  ['too short', 'We support it.'],
  [
    'only numbers and addresses',
    '12.10.2020 Ares(2020)5412345 +32 2 299 11 11 ana@example.org https://example.org/a/very/long/path/to/some/document/that/is/only/an/address '.repeat(
      3,
    ),
  ],
  [
    'in two languages by halves',
    `${letters[0]![1]}\n${declaration.en}\n\n${letters[3]![1]}\n${declaration.de}`,
  ],
  ['in no language', 'lorem gryzm fnord blarp quux zxcv wibble '.repeat(6)],
])('the language of a text that is %s is not guessed', (_what, text) => {
  expect(detectLanguage(text)).toBe(null)
})

test('a file that declares another language than its words are in is read with a doubt', async () => {
  const page = (lang: string) => `<html lang="${lang}"><body><p>${declaration.en}</p></body></html>`
  expect(await documentsIn('a.html', page('fr'))).toMatchObject([
    {
      language: 'en',
      languageFrom: 'words',
      doubts: ['The file says that it is in French, but its words are in English.'],
    },
  ])
  expect(await documentsIn('a.html', page('en-GB'))).toMatchObject([
    { language: 'en-GB', languageFrom: 'file', doubts: [] },
  ])
  expect(await documentsIn('a.html', page('xyzzy'))).toMatchObject([
    { language: 'en', languageFrom: 'words' },
  ])
  expect(
    await documentsIn('a.html', `<html lang="bs"><body><p>${declaration.hr}</p></body></html>`),
  ).toMatchObject([{ language: 'bs', doubts: [] }])
  expect(await documentsIn('a.txt', declaration.bg!)).toMatchObject([
    { language: 'bg', languageFrom: 'words', doubts: [] },
  ])
})

test('the language of a pasted text is told where files are read', async () => {
  expect(await detectLanguageOf(declaration.el!)).toBe('el')
  expect(await detectLanguageOf('We support it.')).toBe(null)
  closeReaders()
})
