import { expect, test } from 'vitest'
import { unpackRtf } from '#app/readers/mail/compressed-rtf.ts'
import { compoundOf } from '#tests/support/compound-files.ts'
import { documentsIn, refusalOf } from '#tests/support/readers.ts'

const bytes = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex')

/** The two examples of [MS-OXRTFCP] 4.1. */
const packed = bytes(
  '2d000000 2b000000 4c5a4675 f1c5c7a7 03000a00 72637067 31323542 320af320 68656c09 00206277 05b06c64 7d0a800f a0',
)
const crossing = bytes('1a000000 1c000000 4c5a4675 e2d44b51 41000420 5758595a 0d6e7d01 0eb0')

test('packed rich text unpacks as its specification says', () => {
  expect(unpackRtf(packed)!.toString('latin1')).toBe(
    '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
  )
  expect(unpackRtf(crossing)!.toString('latin1')).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}')
})

test('damaged packed rich text ends early or in nothing', () => {
  expect(unpackRtf(packed.subarray(0, 10))).toBeNull()
  expect(unpackRtf(bytes('2d000000 ffffffff 4c5a4675 00000000 00'))).toBeNull()
  for (let length = 16; length < packed.length; length += 1)
    expect(unpackRtf(packed.subarray(0, length))!.length).toBeLessThan(44)
})

const wide = (words: string) => Buffer.from(words, 'utf16le')
/** 12 October 2020, 8.00 UTC, as the property of when it was handed over. */
const submitted = (() => {
  const properties = Buffer.alloc(48)
  properties.writeUInt32LE(0x00390040, 32)
  properties.writeBigUInt64LE(BigInt(Date.UTC(2020, 9, 12, 8) + 11_644_473_600_000) * 10_000n, 40)
  return properties
})()
const message = (body: Record<string, Buffer>) =>
  compoundOf({
    '__properties_version1.0': submitted,
    '__substg1.0_0037001F': wide('Encryption'),
    '__substg1.0_0C1A001F': wide('Rudolf Rassendyll'),
    '__substg1.0_5D01001F': wide('minister@example.org'),
    ...body,
  })
const plainRtf = (rtf: string) =>
  Buffer.concat([
    bytes('00000000'),
    Buffer.from(Uint32Array.of(rtf.length).buffer),
    Buffer.from('MELA\0\0\0\0', 'latin1'),
    Buffer.from(rtf, 'latin1'),
  ])

test('a message of Outlook is read with its head', async () => {
  expect(
    await documentsIn(
      'a.msg',
      message({ '__substg1.0_1000001F': wide('We support strong encryption.\r\n') }),
    ),
  ).toMatchObject([
    {
      title: 'Encryption',
      text: 'We support strong encryption.',
      sent: { day: '2020-10-12', at: '2020-10-12T08:00:00.000Z' },
      mail: { from: [{ name: 'Rudolf Rassendyll', address: 'minister@example.org' }] },
    },
  ])
})

test('a message whose body is only rich text is read from that, packed or not', async () => {
  expect(await documentsIn('a.msg', message({ '__substg1.0_10090102': packed }))).toMatchObject([
    { text: 'hello world', title: 'Encryption' },
  ])
  const rtf =
    '{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag64 <p>}We support \\u353?ifrov\\u225?n\\u237?.\\htmlrtf\\par\\htmlrtf0{\\*\\htmltag72 </p>}}'
  expect(
    (await documentsIn('a.msg', message({ '__substg1.0_10090102': plainRtf(rtf) })))[0]!.text,
  ).toBe('We support šifrování.')
})

test('a message without any body is refused', async () => {
  expect(await refusalOf('a.msg', message({}))).toContain('This message holds no words')
})
