import type { WordTable } from './word-table.ts'

/** The same for the Slavic, Baltic and Finnic languages, Hungarian and Greek. */
export const easternMonthNames: WordTable = {
  Polish: `
    stycznia | styczeń
    lutego | luty
    marca | marzec
    kwietnia | kwiecień
    maja | maj
    czerwca | czerwiec
    lipca | lipiec
    sierpnia | sierpień
    września | wrzesień
    października | październik
    listopada | listopad
    grudnia | grudzień
  `,
  Greek: `
    ιανουαρίου | ιανουάριος | ιαν
    φεβρουαρίου | φεβρουάριος | φεβ
    μαρτίου | μάρτιος | μαρ
    απριλίου | απρίλιος | απρ
    μαΐου | μάιος
    ιουνίου | ιούνιος | ιουν
    ιουλίου | ιούλιος | ιουλ
    αυγούστου | αύγουστος | αυγ
    σεπτεμβρίου | σεπτέμβριος | σεπ
    οκτωβρίου | οκτώβριος | οκτ
    νοεμβρίου | νοέμβριος | νοε
    δεκεμβρίου | δεκέμβριος | δεκ
  `,
  Bulgarian: `
    януари
    февруари
    март
    април
    май
    юни
    юли
    август
    септември
    октомври
    ноември
    декември
  `,
  Czech: `
    ledna | leden
    února | únor
    března | březen
    dubna | duben
    května | květen
    června | červen
    července | červenec
    srpna | srpen
    září
    října | říjen
    listopadu | listopad
    prosince | prosinec
  `,
  Slovak: `
    januára | január
    februára | február
    marca | marec
    apríla | apríl
    mája | máj
    júna | jún
    júla | júl
    augusta
    septembra
    októbra | október
    novembra
    decembra
  `,
  Slovene: `
    januarja
    februarja
    marca
    aprila
    maja
    junija
    julija
    avgusta | avgust
    septembra
    oktobra
    novembra
    decembra
  `,
  Finnish: `
    tammikuuta
    helmikuuta
    maaliskuuta
    huhtikuuta
    toukokuuta
    kesäkuuta
    heinäkuuta
    elokuuta
    syyskuuta
    lokakuuta
    marraskuuta
    joulukuuta
  `,
  Estonian: `
    jaanuar
    veebruar
    märts
    aprill
    mai
    juuni
    juuli
    august
    september
    oktoober
    november
    detsember
  `,
  Hungarian: `
    január
    február
    március
    április
    május
    június
    július
    augusztus
    szeptember
    október
    november
    december
  `,
}
