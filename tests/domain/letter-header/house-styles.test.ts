import { expect, test } from 'vitest'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { reading } from './reading.ts'

test('a Greek letter is read from its ministry to the office above the name of who signs', () => {
  const text = `ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ
ΥΠΟΥΡΓΕΙΟ ΔΙΚΑΙΟΣΥΝΗΣ

Αθήνα, 3 Μαΐου 2021
Αριθ. Πρωτ.: 512/ΕΞ

ΠΡΟΣ: Ένωση Καταναλωτών

ΘΕΜΑ: Κρυπτογράφηση

Αξιότιμοι κύριοι,

σε απάντηση της επιστολής σας της 12ης Απριλίου 2021 σας γνωρίζουμε ότι στηρίζουμε την κρυπτογράφηση.

Με τιμή

Η Υπουργός

Μαρία Δημητρίου
`
  expect(reading(text)).toMatchObject({
    kind: 'letter',
    date: '2021-05-03',
    reference: '512/ΕΞ',
    subject: 'Κρυπτογράφηση',
    inReplyTo: 'letter 2021-04-12',
    authors: [expect.stringMatching(/^Μαρία Δημητρίου \| .*Υπουργός \| Υπουργειο Δικαιοσυνης \| /)],
    recipients: ['– | – | Ένωση Καταναλωτών | –'],
  })
})

test('a Bulgarian letter is read, its date with the sign for year', () => {
  const text = `МИНИСТЕРСТВО НА ПРАВОСЪДИЕТО

Изх. № 96-00-12
София, 7 юни 2021 г.

До
г-жа Мария Иванова
Фондация „Право“

Относно: Криптиране

Уважаема госпожо Иванова,

На Ваше писмо от 3 май 2021 г. отговаряме, че подкрепяме криптирането.

С уважение,

Иван Петров
Заместник-министър
`
  expect(reading(text)).toMatchObject({
    kind: 'letter',
    date: '2021-06-07',
    reference: '96-00-12',
    subject: 'Криптиране',
    inReplyTo: 'letter 2021-05-03',
    authors: ['Иван Петров | Заместник-министър | Министерство На Правосъдието | –'],
    recipients: ['Мария Иванова | – | Фондация „Право“ | –'],
  })
})

test.each([
  ['Praha 15. března 2021', '2021-03-15'],
  ['Warszawa, dnia 8 maja 2021 roku', '2021-05-08'],
  ['Bratislava 3. júna 2021', '2021-06-03'],
  ['Stockholm den 9 augusti 2021', '2021-08-09'],
  ['Helsinki, 4. kesäkuuta 2021', '2021-06-04'],
  ['București, 4 iunie 2021', '2021-06-04'],
  ['Budapest, 2021. március 4.', '2021-03-04'],
  ['Αθήνα, 28 Φεβρουαρίου 2021', '2021-02-28'],
  ['София, 24.11.2021 г.', '2021-11-24'],
  ['*3 May 2021*', '2021-05-03'],
  ['(25.1.2021)', '2021-01-25'],
])('the head line “%s” dates a letter', (line, day) => {
  expect(
    reading(`${line}\n\nDear Ms Lind,\n\nwe agree.\n\nYours sincerely,\n\nJan Peeters\n`).date,
  ).toBe(day)
})

test('a statement to the press is dated by the place and day before its first sentence', () => {
  const text =
    'OPEN NETS FOUNDATION\n\nStatement on the interim rules\n\nBrussels, 3 May 2021 – Today the Commission proposed rules of 1 May 2020 again, and we regard them as a mistake that has to be mended soon.\n'
  expect(reading(text)).toMatchObject({
    kind: 'statement',
    date: '2021-05-03',
    subject: 'Statement on the interim rules',
  })
})

test.each([
  [
    'In reply to a letter',
    'w odpowiedzi na pismo z dnia 2 września 2020 r. informuję, że popieramy szyfrowanie.',
    'letter 2020-09-02',
  ],
  [
    'what was received',
    'Thank you for your request for information, which we received on 2 September 2020.',
    'message 2020-09-02',
  ],
  ['a submission', 'I refer to your submission of 2 September 2020.', 'message 2020-09-02'],
  ['Portuguese', 'Acuso a receção do seu e-mail de 2 de setembro de 2020.', 'e-mail 2020-09-02'],
])('what is answered is found: %s', (_what, sentence, answered) => {
  expect(
    reading(`Dear Ms Lind,\n\n${sentence}\n\nYours sincerely,\n\nJan Peeters\n`).inReplyTo,
  ).toBe(answered)
})

test('what is answered is read from the head where the body does not say it', () => {
  expect(
    reading(
      'Berlin, 9. November 2022\n\nBezug: Ihr Schreiben vom 14. Oktober 2022\n\nSehr geehrter Herr Lind,\n\nwir stimmen zu.\n\nMit freundlichen Grüßen\n\nJan Peeters\n',
    ).inReplyTo,
  ).toBe('letter 2022-10-14')
})

test('a reply without a day takes the day of the message quoted below it', () => {
  const text =
    'Dear Jan,\n\nthank you for your message. We agree.\n\nBest wishes,\nAna Lind\n\nFrom: Jan Peeters <jan@example.org>\nSent: 16 April 2021 17:48\nTo: Ana Lind\nSubject: Rules\n\nDear Ana,\n\ndo you agree?\n'
  expect(reading(text).inReplyTo).toBe('e-mail 2021-04-16')
})

test('a message that is passed on is not answered', () => {
  const text =
    'From: Ana Lind <ana@example.org>\nDate: Thu, 12 May 2022 08:03\nTo: Jan Peeters\nSubject: FW: Rules\n\nFor your information.\n\n---------- Forwarded message ---------\nFrom: Eva Roth <eva@example.org>\nDate: Wed, 11 May 2022 at 22:17\nSubject: Rules\nTo: Ana Lind\n\nWe object.\n'
  expect(reading(text)).toMatchObject({ kind: 'e-mail', date: '2022-05-12', inReplyTo: null })
})

test('the head of an older message is none of a message that begins with a greeting', () => {
  const text =
    'Chère Justine,\n\nje vous transmets ce texte.\n\nAgathe Lorrain\n\nDe : Hugo Tessier <h@example.org>\nEnvoyé : vendredi 1 décembre 2023 17:31\nÀ : Agathe Lorrain\nObjet : Position\n\nMadame,\n\nnous refusons.\n'
  expect(reading(text)).toMatchObject({ subject: null, date: null })
  expect(reading(text).authors.join()).not.toContain('Tessier')
})

const letterWith = (above: string, below = '') =>
  `Jan Peeters\nRue Haute 5\n1000 Brussels\n\n3 May 2021\n\nMs Ana Lind\nOpen Nets Foundation\n\n${above}Dear Ms Lind,\n\n${below}we have thought about what you wrote to us, and we agree with every word of it.\n\nYours sincerely,\n\nJan Peeters\n`

test.each([
  [
    'above the salutation',
    letterWith('Draft standards for messaging services\n\n'),
    'Draft standards for messaging services',
  ],
  [
    'below the salutation',
    letterWith('', 'Draft standards for messaging services\n\n'),
    'Draft standards for messaging services',
  ],
  [
    'with the shape of a name',
    letterWith('Trilog zur Übergangsverordnung\n\n'),
    'Trilog zur Übergangsverordnung',
  ],
  ['no line but the address', letterWith(''), null],
  ['a way of sending', letterWith('By registered post and e-mail\n\n'), null],
  ['a reference', letterWith('Our Ref: MO-00412-2021\n\n'), null],
])('a subject that no word announces is a line of its own: %s', (_where, text, subject) => {
  expect(reading(text)).toMatchObject({
    subject,
    recipients: ['Ana Lind | – | Open Nets Foundation | –'],
  })
})

test.each([
  [
    'Open letter to the European Parliament on the interim rules',
    'Open letter to the European Parliament on the interim rules',
  ],
  ['# Joint statement on upload moderation', 'Joint statement on upload moderation'],
  [
    'Speech by Commissioner Lind at the conference “Preventing and combating the abuse of children”',
    'Speech by Commissioner Lind at the conference “Preventing and combating the abuse of children”',
  ],
])('the title that says what a text is is its subject: %s', (line, subject) => {
  expect(
    reading(
      `${line}\nBrussels, 3 May 2021\n\nWe have thought about the rules that were proposed, and this is what we think of them.\n`,
    ),
  ).toMatchObject({ subject, date: '2021-05-03' })
})

test('who speaks and whom an open letter is to are read from the title', () => {
  expect(
    reading(
      'Speech by Commissioner Eva Lind at the annual conference\n\n3 May 2021\n\nLadies and gentlemen,\n\nwe need rules.\n',
    ),
  ).toMatchObject({ kind: 'speech', authors: ['Eva Lind | Commissioner | – | –'], recipients: [] })
  expect(
    reading(
      'Open letter to the European Parliament on the interim rules\n\n3 May 2021\n\nDear Members,\n\nwe ask you to say no.\n\nSigned,\n\nOpen Nets Foundation\nPrivacy Forum\n',
    ).recipients,
  ).toEqual(['– | – | European Parliament | –'])
  expect(
    reading(
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
  expect(reading(text).authors).toEqual([
    'Margaret Hollis | United States Senator | – | –',
    'Dean Calloway | United States Senator | – | –',
  ])
})

test('a return address behind a mark of quotation ends no letter', () => {
  const text =
    'Ministerie van Justitie\n\n> Retouradres Postbus 20301 2500 EH Den Haag\n\nDatum    2 oktober 2023\nBetreft  Brief over detectie\n\nOns kenmerk\n4912207\n\nGeachte heer Jansen,\n\nHet kabinet kan het voorstel niet steunen.\n\nHoogachtend,\n\nDe Minister,\n\nWillemijn de Graaf\n'
  expect(reading(text)).toMatchObject({
    kind: 'letter',
    date: '2023-10-02',
    subject: 'Brief over detectie',
    reference: '4912207',
  })
  expect(reading(text).authors[0]).toMatch(
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
      reading(
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
    reading(
      `Ministry of Justice\n${line}\n\n3 May 2021\n\nDear Ms Lind,\n\nwe agree.\n\nYours sincerely,\n\nJan Peeters\n`,
    ).reference,
  ).toBe(reference)
})

test('a name that is withheld is known in several wordings', () => {
  for (const words of ['[name redacted]', '[nom occulté]', '[REDACTED]']) {
    expect(
      reading(
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
  expect(reading(text).authors).toEqual([
    'Jan Peeters | Private Secretary | Department for Digital Services | –',
  ])
})

test('who asked for an answer is read where the sentence is turned round', () => {
  expect(
    reading(
      '3 May 2021\n\nDear Mr Farrell,\n\nI have been asked by the Minister for Justice, Síle Brennan TD, to thank you for your recent letter.\n\nYours sincerely,\n\nNiamh Corrigan\nPrivate Secretary\n',
    ).onBehalfOf,
  ).toEqual(['Síle Brennan | Minister for Justice | – | –'])
})

test('“Szanowny Pan” above a name begins an address and no letter', () => {
  const text =
    'Fundacja Otwarta Sieć\n\nWarszawa, 8 maja 2023 r.\n\nSzanowny Pan\nAdam Wrzesień\nMinister Cyfryzacji\n\nSzanowny Panie Ministrze,\n\nprosimy o sprzeciw.\n\nZ wyrazami szacunku\n\nEwa Lis\nPrezeska Zarządu\n'
  expect(reading(text)).toMatchObject({
    recipients: [expect.stringMatching(/^Adam Wrzesień \| Minister/)],
    authors: ['Ewa Lis | Prezeska Zarządu | Fundacja Otwarta Sieć | –'],
  })
})

test('copies on one line are one each, without what is in brackets', () => {
  expect(
    reading(
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
