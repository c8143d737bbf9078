import { expect, test } from 'vitest'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { readPlainly } from './plain-reading.ts'

test('who speaks and whom an open letter is to are read from the title', () => {
  expect(
    readPlainly(
      'Speech by Commissioner Eva Lind at the annual conference\n\n3 May 2021\n\nLadies and gentlemen,\n\nwe need rules.\n',
    ),
  ).toMatchObject({ kind: 'speech', authors: ['Eva Lind | Commissioner | – | –'], recipients: [] })
  expect(
    readPlainly(
      'Open letter to the European Parliament on the interim rules\n\n3 May 2021\n\nDear Members,\n\nwe ask you to say no.\n\nSigned,\n\nOpen Nets Foundation\nPrivacy Forum\n',
    ).recipients,
  ).toEqual(['– | – | European Parliament | –'])
  expect(
    readPlainly(
      'E-005926/2020\nAnswer given by Ms Lind\non behalf of the European Commission\n(25.1.2021)\n\nThe Commission refers the Honourable Member to its answer to the earlier question and has nothing to add.\n',
    ),
  ).toMatchObject({
    kind: 'statement',
    date: '2021-01-25',
    reference: 'E-005926/2020',
    authors: ['Lind | – | European Commission | –'],
    onBehalfOf: ['– | – | European Commission | –'],
  })
})

test('lines to sign on end no letter, and those below them signed it', () => {
  const text =
    '3 May 2021\n\nDear Mr Garner:\n\nWe write to object.\n\nSincerely,\n\n________________________\nMargaret Hollis\nUnited States Senator\n\n________________________\nDean Calloway\nUnited States Senator\n'
  expect(readPlainly(text).authors).toEqual([
    'Margaret Hollis | United States Senator | – | –',
    'Dean Calloway | United States Senator | – | –',
  ])
})

test('a return address behind a mark of quotation ends no letter', () => {
  const text =
    'Ministerie van Justitie\n\n> Retouradres Postbus 20301 2500 EH Den Haag\n\nDatum    2 oktober 2023\nBetreft  Brief over detectie\n\nOns kenmerk\n4912207\n\nGeachte heer Jansen,\n\nHet kabinet kan het voorstel niet steunen.\n\nHoogachtend,\n\nDe Minister,\n\nWillemijn de Graaf\n'
  expect(readPlainly(text)).toMatchObject({
    kind: 'letter',
    date: '2023-10-02',
    subject: 'Brief over detectie',
    reference: '4912207',
  })
  expect(readPlainly(text).authors[0]).toMatch(
    /^Willemijn de Graaf \| (?:De )?Minister \| Ministerie van Justitie \| /,
  )
})

test('bodies that sign are no persons, though some have the shape of a name', () => {
  const bodies = [
    'Digital Commons Foundation',
    'Nordic Privacy Forum',
    'Homo Digitalis',
    'Iniciativa Red Abierta',
    'Panoptikum Stiftung',
    'Vrij Net',
  ]
  for (const label of [
    'Signed,',
    '**Signed by**',
    'Die Unterzeichnenden',
    'Firman:',
    'Podpisali:',
    'Οι υπογράφουσες οργανώσεις:',
  ]) {
    expect(
      readPlainly(
        `Open letter\n\n3 May 2021\n\nWe ask you to say no.\n\n${label}\n\n${bodies.join('\n')}\n`,
      ).authors,
      label,
    ).toEqual(bodies.map((body) => `– | – | ${body} | –`))
  }
})

test.each([
  ['Our reference: MO/412', 'MO/412'],
  ['File reference: EC23-004471', 'EC23-004471'],
  ['N/REF: SGCI/2023-1188', 'SGCI/2023-1188'],
  ['Geschäftszahl: 2023-0.372.118', '2023-0.372.118'],
  ['Č. j. MV-112233-4/EU-2022', 'MV-112233-4/EU-2022'],
  ['Prot. n. 0016284', '0016284'],
  ['HOUSE/23/1187', 'HOUSE/23/1187'],
  ['DP-WLT.053.12.2022', 'DP-WLT.053.12.2022'],
  ['www.example.org/2023/1187', null],
  ['Postbus 20301', null],
])('the reference on the line “%s” is %s', (line, reference) => {
  expect(
    readPlainly(
      `Ministry of Justice\n${line}\n\n3 May 2021\n\nDear Ms Lind,\n\nwe agree.\n\nYours sincerely,\n\nJan Peeters\n`,
    ).reference,
  ).toBe(reference)
})

test('a name that is withheld is known in several wordings', () => {
  for (const words of ['[name redacted]', '[nom occulté]', '[REDACTED]']) {
    expect(
      readPlainly(
        `3 May 2021\n\nDear ${words},\n\nwe agree.\n\nYours sincerely,\n\n${words}\nInformation Rights Officer\n`,
      ),
      words,
    ).toMatchObject({
      authors: ['withheld | Information Rights Officer | – | –'],
      recipients: ['withheld | – | – | –'],
    })
  }
})

test('a ministry is the sender, also where a team stands above it', () => {
  const text =
    'Freedom of Information Team\nDepartment for Digital Services\n100 Parliament Street\nLondon\n\n3 May 2021\n\nDear Ms Lind,\n\nwe agree.\n\nYours sincerely,\n\nJan Peeters\nPrivate Secretary\n'
  expect(readPlainly(text).authors).toEqual([
    'Jan Peeters | Private Secretary | Department for Digital Services | –',
  ])
})

test('who asked for an answer is read where the sentence is turned round', () => {
  expect(
    readPlainly(
      '3 May 2021\n\nDear Mr Farrell,\n\nI have been asked by the Minister for Justice, Síle Brennan TD, to thank you for your recent letter.\n\nYours sincerely,\n\nNiamh Corrigan\nPrivate Secretary\n',
    ).onBehalfOf,
  ).toEqual(['Síle Brennan | Minister for Justice | – | –'])
})

test('“Szanowny Pan” above a name begins an address and no letter', () => {
  const text =
    'Fundacja Otwarta Sieć\n\nWarszawa, 8 maja 2023 r.\n\nSzanowny Pan\nAdam Wrzesień\nMinister Cyfryzacji\n\nSzanowny Panie Ministrze,\n\nprosimy o sprzeciw.\n\nZ wyrazami szacunku\n\nEwa Lis\nPrezeska Zarządu\n'
  expect(readPlainly(text)).toMatchObject({
    recipients: [expect.stringMatching(/^Adam Wrzesień \| Minister/)],
    authors: ['Ewa Lis | Prezeska Zarządu | Fundacja Otwarta Sieć | –'],
  })
})

test('copies on one line are one each, without what is in brackets', () => {
  expect(
    readPlainly(
      '3 May 2021\n\nDear Ms Lind,\n\nwe agree.\n\nYours sincerely,\n\nJan Peeters\n\nc.c.: Pauline Fabre (SG), J. Wouters (JUST)\n',
    ).cc.map((each) => each.split(' | ')[0]),
  ).toEqual(['Pauline Fabre', 'J. Wouters'])
})

test('what the doubts are about is told beside them', () => {
  expect(
    readHeader(
      'Brussels, 3/4/2021\nAres(2021)\n\nDear Ms Lind,\n\nthank you for your message of 3 May.\n',
    ),
  ).toMatchObject({ doubted: ['date', 'reference', 'inReplyTo'] })
  expect(readHeader('Brussels, 3 May 2021\n\nDear Ms Lind,\n').doubted).toEqual([])
})
