import type { WordTable } from './word-table.ts'

/** The same for the languages of the north and the east. */
export const easternOfficeNames: WordTable = {
  Polish: `
    dyrektor(?:ka)?
    prezes(?:ka)?
    przewodnicząc[ya]
    ministr(?:ze|a)
    premier(?:ze)?
    prezydencie
    komisarzu
    marszałku
    pośle
    senatorze
    kierownik
    pełnomocnik
    sekretarz
    poseł
    posłanka
    rzecznik
    człon(?:ek|kini)
    wiceprezes
    zastępca
    podsekretarz
    naczelnik
    radca
    senator(?:ka)?
  `,
  'Czech and Slovak': `
    ředitel(?:ka)?
    náměst(?:ek|kyně)
    ministryně
    předsed(?:a|kyně)
    tajemn(?:ík|ice)
    vedoucí
    poslan(?:ec|kyně)
    riaditeľ(?:ka)?
    predsed(?:a|níčka)
  `,
  Hungarian: `
    igazgató
    elnök
    titkár
  `,
  Swedish: `
    departementsråd
    statssekreterare
    statsråd
    generaldirektör
    avdelningschef
    enhetschef
    ordförande
    riksdagsledamot
    handläggare
  `,
  'Danish and Norwegian': `
    kontorchef
    direktør
    formand
    forman
    afdelingschef
  `,
  Finnish: `
    ministeri?
    kansliapäällikkö
    puheenjohtaja
    johtaja
  `,
  Greek: `
    υπουργ(?:ός|ό|ού)
    υφυπουργ(?:ός|ό|ού)
    (?:αντι)?πρ[όο]εδρο[ςυν]?
    γραμματέα[ςν]?
    διευθυντ(?:ής|ή|ρια)
    προϊστ[άα]μεν(?:ος|η)
    βουλευτ(?:ής|ή|ού)
    ευρωβουλευτ(?:ής|ή|ού)
    σ[ύυ]μβουλο[ςυν]?
    επίτροπο[ςυν]?
    εκπρόσωπο[ςυν]?
    μέλος
  `,
  Bulgarian: `
    (?:заместник[- ])?министър
    (?:заместник[- ])?председател(?:ят)?
    (?:изпълнителен |генерален |заместник[- ])?директор
    народен представител
    евродепутат
    секретар
    комисар
    омбудсман
    съветник
    началник
    ръководител
    говорител
    член на
    юрисконсулт
  `,
}
