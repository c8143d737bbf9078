import { describe, expect, test } from 'vitest'
import { makeCodeId } from '#app/readers/office/qdc.ts'
import { documentsIn, refusalOf } from '#tests/support/readers.ts'

const book = (codes: string, root = 'xmlns="urn:QDA-XML:codebook:1.0"') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<CodeBook ${root} origin="Test"><Codes>${codes}</Codes></CodeBook>`

/** The rows of a codebook by their headings, without what is empty. */
async function rowsIn(xml: string | Buffer) {
  const [document] = await documentsIn('codes.qdc', Buffer.from(xml))
  const [head, ...rows] = document!.sheets[0]!.rows.map(({ cells }) =>
    cells.map(({ text }) => text),
  )
  return rows.map((cells) =>
    Object.fromEntries(
      cells.flatMap((cell, at) => (cell && head![at] !== 'Id here' ? [[head![at], cell]] : [])),
    ),
  )
}

describe('codebooks of other programs', () => {
  test('NVivo: codes within codes, a version written with a colon, and names that occur twice', async () => {
    expect(
      await rowsIn(
        '<?xml version="1.0" encoding="UTF-8" standalone="no" ?><CodeBook origin="NVivo 12 For Mac" ' +
          'xmlns="urn:QDA-XML:codebook:1:0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
          'xsi:schemaLocation="urn:QDA-XML:codebook:1:0 Codebook.xsd"><Codes>' +
          '<Code color="#00FF00" guid="2D969AF8-C875-4FAE-BCD8-F0162BC27396" isCodable="false" name="Strengths">' +
          '<Code guid="2D969AF8-C875-4FAE-BCD8-F0162BC27397" isCodable="true" name="Other"/>' +
          '<Code guid="2D969AF8-C875-4FAE-BCD8-F0162BC27398" isCodable="true" name="Trust"><Description>Who trusts &#252;ber</Description></Code></Code>' +
          '<Code guid="2D969AF8-C875-4FAE-BCD8-F0162BC27399" isCodable="true" name="Other"/></Codes></CodeBook>',
      ),
    ).toEqual([
      { Topic: 'Strengths' },
      { Topic: 'Strengths: Other', 'Where it stands': 'Strengths' },
      { Topic: 'Trust', Proposition: 'Who trusts über', 'Where it stands': 'Strengths' },
      { Topic: 'Other' },
    ])
  })

  test('Taguette: flat codes and empty sets; ATLAS.ti: sets of codes, which are no topics', async () => {
    expect(
      await rowsIn(
        book('<Code guid="A" name="interesting" isCodable="true"/>').replace(
          '</CodeBook>',
          '<Sets/></CodeBook>',
        ),
      ),
    ).toEqual([{ Topic: 'interesting' }])
    expect(
      await rowsIn(
        book('<Code guid="{A}" name="one" isCodable="true"/>').replace(
          '</CodeBook>',
          '<Sets><Set guid="B" name="Group"><Description>Of codes</Description><MemberCode guid="A"/></Set></Sets></CodeBook>',
        ),
      ),
    ).toEqual([{ Topic: 'one' }])
  })

  test('colours and sets are counted, because topics have no place for them', async () => {
    const notesOf = async (xml: string) =>
      (await documentsIn('codes.qdc', Buffer.from(xml)))[0]!.notes
    const codes =
      '<Code guid="A" name="one" color="#FF0000" isCodable="true"><Code guid="B" name="two" color="#00FF00" isCodable="true"/></Code><Code guid="C" name="three" color="" isCodable="true"/>'
    expect(await notesOf(book(codes))).toEqual([
      'The file holds colours of 2 codes. Topics have no place for these, so they are not taken in.',
    ])
    const sets =
      '<Sets><Set guid="D" name="Risks"><MemberCode guid="A"/></Set><Set guid="E" name="Duties"/></Sets></CodeBook>'
    expect(await notesOf(book(codes).replace('</CodeBook>', sets))).toEqual([
      'The file holds colours of 2 codes and 2 sets of codes (“Risks”, “Duties”). Topics have no place for these, so they are not taken in.',
    ])
    expect(await notesOf(book('<Code guid="A" name="one" isCodable="true"/>'))).toEqual([])
  })

  test('MAXQDA: a byte order mark, a prefix, CDATA and UTF-16; a long description is no proposition', async () => {
    const long = 'x'.repeat(501)
    const xml = `\uFEFF<?xml version="1.0" encoding="utf-16"?><q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0"><q:Codes><q:Code guid="A" name="# Βουλή" isCodable="true"><q:Description><![CDATA[a < b]]></q:Description></q:Code><q:Code guid="B" name="Long" isCodable="true"><q:Description>${long}</q:Description></q:Code></q:Codes></q:CodeBook>`
    expect(await rowsIn(Buffer.from(xml, 'utf16le'))).toEqual([
      { Topic: "'# Βουλή", Proposition: 'a < b' },
      { Topic: 'Long', 'Description there': long },
    ])
  })
})

test('codes of levels are known by their ids or names, also where the topic got another name elsewhere', async () => {
  const id = '0192f0a0-0000-7000-8000-000000000001'
  const codes = [
    `<Code guid="${makeCodeId(id, 'level 2').toUpperCase()}" name="Encryption: strongly supports" isCodable="true"><Description>No exceptions.\n\nExample: /letters/0123456789#position-0123456789</Description></Code>`,
    `<Code guid="X" name="Ciphers: opposes" isCodable="true"><Description>Exceptions.</Description><Code guid="W" name="Court orders" isCodable="true"/></Code>`,
    `<Code guid="Y" name="Ciphers: evaded" isCodable="true"/>`,
    `<Code guid="Z" name="Back doors" isCodable="true"/>`,
  ]
  expect(
    await rowsIn(
      book(
        `<Code guid="${id.toUpperCase()}" name="Ciphers" isCodable="false"><Description>Encryption is protected.\n\nWho supports it, German: die Verschlüsselung\nClosed: yes</Description>${codes.join('')}</Code>`,
      ),
    ),
  ).toEqual([
    {
      ...{ Topic: 'Ciphers', Proposition: 'Encryption is protected.', Closed: 'yes' },
      ...{ 'Strongly supports': 'No exceptions.', Opposes: 'Exceptions.' },
      'Example of strongly supports': '/letters/0123456789#position-0123456789',
      'Who supports it, German': 'die Verschlüsselung',
    },
    { Topic: 'Court orders', 'Where it stands': 'Ciphers › Ciphers: opposes' },
    { Topic: 'Back doors', 'Where it stands': 'Ciphers' },
  ])
})

const laughs = `<?xml version="1.0"?><!DOCTYPE c [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY ${'abcdefghijklm'[at + 1]} "${`&${'abcdefghijklm'[at]};`.repeat(10)}">`).join('')}]><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="A" name="&m;" isCodable="true"/></Codes></CodeBook>`

test.each([
  ['a document type', `<!DOCTYPE c>${book('')}`, 'declares entities of its own'],
  ['a billion laughs', laughs, 'declares entities of its own'],
  [
    'an external entity',
    '<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><CodeBook>&x;</CodeBook>',
    'declares entities of its own',
  ],
  ['an entity that nothing declares', book('<Code name="&m;"/>'), 'This is no codebook as XML'],
  ['more than 10 MB', book(`<!--${'x'.repeat(10_000_000)}-->`), 'has more than 10 MB'],
  [
    'codes 10,000 deep',
    book('<Code guid="A" name="a">'.repeat(10_000) + '</Code>'.repeat(10_000)),
    'more than 48 deep in each other',
  ],
  ['another namespace', book('<Code name="a"/>', 'xmlns="urn:other"'), 'no REFI-QDA codebook'],
  ['another root', '<Codes xmlns="urn:QDA-XML:codebook:1.0"/>', 'no REFI-QDA codebook'],
  ['a project', '<Project xmlns="urn:QDA-XML:project:1.0"/>', 'This is a whole project'],
  ['no XML', 'Encryption; Trust', 'This is no codebook as XML'],
  ['a file that breaks off', book('<Code name="a"/>').slice(0, -20), 'This is no codebook as XML'],
  ['bytes of no text', '\u0000\u0001\u0002', 'This is no codebook as XML'],
  ['no codes', book(''), 'There are no codes'],
])('%s is refused with a sentence', async (_what, xml, sentence) => {
  expect(await refusalOf('codes.qdc', Buffer.from(xml))).toContain(sentence)
})
