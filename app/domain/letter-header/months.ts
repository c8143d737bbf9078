/** Month names as letters print them, in the order of the year; several spellings of one month are parted by "|". */
const languages: Record<string, string> = {
  English:
    'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec',
  German:
    'januar|jänner februar|feber märz|maerz|mär|mrz april mai juni juli august september oktober|okt november dezember|dez',
  French:
    'janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août septembre octobre novembre décembre|déc',
  Spanish:
    'enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre noviembre diciembre|dic',
  Italian:
    'gennaio|genn|gen febbraio|febbr marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|sett|set ottobre|ott novembre dicembre',
  Dutch:
    'januari februari maart|mrt april mei juni juli augustus september oktober november december',
  Polish:
    'stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj czerwca|czerwiec lipca|lipiec sierpnia|sierpień września|wrzesień października|październik listopada|listopad grudnia|grudzień',
  Portuguese:
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  Greek:
    'ιανουαρίου|ιανουάριος|ιαν φεβρουαρίου|φεβρουάριος|φεβ μαρτίου|μάρτιος|μαρ απριλίου|απρίλιος|απρ μαΐου|μάιος ιουνίου|ιούνιος|ιουν ιουλίου|ιούλιος|ιουλ αυγούστου|αύγουστος|αυγ σεπτεμβρίου|σεπτέμβριος|σεπ οκτωβρίου|οκτώβριος|οκτ νοεμβρίου|νοέμβριος|νοε δεκεμβρίου|δεκέμβριος|δεκ',
  Bulgarian: 'януари февруари март април май юни юли август септември октомври ноември декември',
  Czech:
    'ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec srpna|srpen září října|říjen listopadu|listopad prosince|prosinec',
  Slovak:
    'januára|január februára|február marca|marec apríla|apríl mája|máj júna|jún júla|júl augusta septembra októbra|október novembra decembra',
  Slovene:
    'januarja februarja marca aprila maja junija julija avgusta|avgust septembra oktobra novembra decembra',
  Swedish: 'januari februari mars april maj juni juli augusti september oktober november december',
  Danish: 'januar februar marts april maj juni juli august september oktober november december',
  Norwegian: 'januar februar mars april mai juni juli august september oktober november desember',
  Finnish:
    'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  Estonian:
    'jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember',
  Romanian:
    'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  Hungarian:
    'január február március április május június július augusztus szeptember október november december',
}

const months = new Map<string, number>()
for (const names of Object.values(languages)) {
  names.split(' ').forEach((spellings, index) => {
    for (const name of spellings.split('|')) months.set(plain(name), index + 1)
  })
}

/** The number of a month from its name or short form in the languages above, 1 to 12; null for any other word. */
export function monthOf(word: string): number | null {
  return months.get(plain(word)) ?? null
}

/** Capitals, accents and a final point make no difference to what month is meant. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|\.$/gu, '')
}
