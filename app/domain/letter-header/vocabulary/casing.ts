import type { WordTable } from './word-table.ts'

/** Words that stay small inside names of people, offices and bodies. */
export const smallWords: WordTable = {
  English: `
    of
    the
    and
    for
    in
    on
    at
    to
    with
  `,
  German: `
    von
    vom
    zu
    zum
    zur
    der
    den
    dem
    des
    und
    für
  `,
  French: `
    de
    du
    la
    le
    et
    en
    à
    aux
    au
    sur
    pour
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
    i
  `,
  Portuguese: 'dos',
  Dutch: `
    van
    ter
    ten
  `,
  Arabic: `
    al
    bin
    ibn
  `,
  Scandinavian: `
    af
    av
  `,
}

/** Words that keep their capitals. */
export const acronyms: WordTable = {
  'offices and bodies': `
    EU
    UK
    US
    USA
    UN
    DG
    CEO
    CTO
    CFO
    COO
    CISO
    CPO
    MEP
    MP
    IT
    AI
    ICT
    HR
    PR
    R&D
    EMEA
    APAC
    NGO
    SME
    SMEs
  `,
  'legal forms': `
    AG
    SE
    SA
    SAS
    BV
    NV
    AB
    AS
    LLC
    LLP
    PLC
    ASBL
    AISBL
    VZW
  `,
  numbers: `
    II
    III
    IV
  `,
}

/** Legal forms in capitals, and as they are written otherwise. */
export const legalForms: Readonly<Record<string, string>> = {
  GMBH: 'GmbH',
  LTD: 'Ltd',
  INC: 'Inc',
  'E.V.': 'e.V.',
  SPA: 'SpA',
}
