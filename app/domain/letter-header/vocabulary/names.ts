import type { WordTable } from './word-table.ts'

/** What stands behind a name: degrees, honours and seats, with their own capitals. */
export const suffixesOfNames: WordTable = {
  English: String.raw`
    MEP
    MdEP
    MdB
    MP
    MLC
    MLA
    MHR
    MSP
    PhD
    Ph\.D\.
    LL\.?M\.?
    OBE
    CBE
    MBE
    KC
    QC
    TD
    Esq\.?
    M\.?A\.?
    MSc
    Jr\.?
  `,
}

/** Small words inside names of persons. */
export const nameParticles: WordTable = {
  German: `
    von
    vom
    zu
    zum
    zur
    der
    den
    dem
    VON
    DER
  `,
  Dutch: `
    van
    ter
    ten
    VAN
  `,
  French: `
    de
    du
    la
    le
    DE
  `,
  Spanish: `
    del
    las
    los
    el
    y
    e
  `,
  Italian: `
    della
    dei
    di
    da
  `,
  Portuguese: 'dos',
  Arabic: `
    bin
    ibn
    al
  `,
  Scandinavian: `
    af
    av
  `,
}

/** Words that do not begin a name of a person, though capitals may begin them. */
export const wordsNoNameBeginsWith: WordTable = {
  English: `
    the
    a
    an
    we
    our
    on
    in
    for
    to
    dear
    yours
    kind
    best
    this
    from
    date
    subject
    annex
    enclosure
    page
    note
    please
    no
    not
    what
    why
    how
    when
    who
    call
    thank
    thanks
    many
    warm
  `,
}

/** Whom a salutation may greet without naming anybody: "Dear Editor". */
export const wordsForNobody: WordTable = {
  English: `
    aunt
    uncle
    auntie
    cousin
    grandma
    grandpa
    granny
    mum
    dad
    mom
    friends?
    fellow
    valued
    customer
    editor
    reader
    santa
    mother
    father
    brother
    sister
  `,
}
