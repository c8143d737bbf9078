import { expect, test } from 'vitest'
import { letterFormLimits, openFormLimits, readForm, readTextFields } from '#app/http/forms.ts'
import { refusalOf } from '#tests/support/refusals.ts'

const encoded = 'application/x-www-form-urlencoded;charset=UTF-8'

function send(body: BodyInit, contentType: string | null = encoded): Request {
  const headers = contentType === null ? undefined : { 'content-type': contentType }
  return new Request('http://localhost/', { method: 'POST', body, headers })
}

/** A body that comes in pieces, and how many of them were taken. */
function inPieces(piece: string, times: number) {
  let taken = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (taken === times) return controller.close()
      taken += 1
      controller.enqueue(Buffer.from(piece))
    },
  })
  const request = new Request('http://localhost/', {
    method: 'POST',
    body,
    headers: { 'content-type': encoded },
    duplex: 'half',
  } as RequestInit)
  return { request, taken: () => taken }
}

test('a form’s fields are its texts, the last of each name that it has, without files', () => {
  const form = new FormData()
  form.append('name', 'first')
  form.append('name', 'last')
  form.append('file', new File(['x'], 'x.txt'))
  form.append('other', 'x')
  expect(readTextFields(form, ['name', 'file', 'absent'])).toEqual({ name: 'last' })
})

test('a field called like a part of every object is no field of a form that has none', () => {
  const form = new FormData()
  form.append('__proto__', 'x')
  form.append('constructor', 'y')
  expect(Object.entries(readTextFields(form, ['name']))).toEqual([])
})

test('a form within its limits is read as it was sent, however its pieces are cut', async () => {
  const sent = new FormData()
  sent.append('text', '--x & y=1\r\n')
  sent.append('file', new File(['a & b'], 'x.txt'))
  const whole = new Request('http://localhost/', { method: 'POST', body: sent })
  const contentType = whole.headers.get('content-type')!
  const bytes = Buffer.from(await whole.arrayBuffer())
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at === bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, (at += 1)))
    },
  })
  const form = await readForm(
    new Request('http://localhost/', {
      method: 'POST',
      body,
      headers: { 'content-type': contentType },
      duplex: 'half',
    } as RequestInit),
    { bytes: bytes.length, fields: 2 },
  )
  expect([form.get('text'), await (form.get('file') as File).text()]).toEqual([
    '--x & y=1\r\n',
    'a & b',
  ])
})

test('the last field within the limit is read and the next one refused, in both forms of a form', async () => {
  const fields = (count: number) => Array.from({ length: count }, (_, at) => [`f${at}`, 'x'])
  const multipart = (count: number) => {
    const form = new FormData()
    for (const [name, value] of fields(count)) form.append(name!, value!)
    return new Request('http://localhost/', { method: 'POST', body: form })
  }
  const plain = (count: number) => send(new URLSearchParams(fields(count) as [string, string][]))
  for (const make of [multipart, plain]) {
    expect([...(await readForm(make(50), openFormLimits))]).toHaveLength(50)
    expect(await refusalOf(() => readForm(make(51), openFormLimits))).toEqual([
      413,
      'This form has more than 50 fields, which is more than is read here, so nothing was stored. Open the page again and send it from there.',
    ])
    expect([...(await readForm(make(200)))]).toHaveLength(200)
    expect((await refusalOf(() => readForm(make(201))))?.[0]).toBe(413)
    expect([...(await readForm(make(3_000), letterFormLimits))]).toHaveLength(3_000)
  }
})

test('a million fields are let go of as they come, and none of them is parsed', async () => {
  const { request, taken } = inPieces('a=b&'.repeat(10_000), 100)
  expect(await refusalOf(() => readForm(request, openFormLimits))).toEqual([
    413,
    expect.stringContaining('This form has more than 50 fields'),
  ])
  expect(taken(), 'whoever sends it can send it to its end').toBe(100)
})

test('more bytes than a form may have are refused, also in one field', async () => {
  const body = `a=${'x'.repeat(63_998)}`
  expect((await readForm(send(body), openFormLimits)).get('a')).toHaveLength(63_998)
  expect(await refusalOf(() => readForm(send(`${body}x`), openFormLimits))).toEqual([
    413,
    expect.stringContaining('This form has more than 64 kB'),
  ])
})

test.each([
  ['JSON', '{"a":1}', 'application/json', 415],
  ['plain text', 'a=b', 'text/plain', 415],
  ['no content type', Buffer.from('a=b'), null, 415],
  ['a multipart form without a boundary', 'x', 'multipart/form-data', 415],
  [
    'a multipart form that is cut off',
    '--x\r\nContent-Dis',
    'multipart/form-data; boundary=x',
    400,
  ],
  ['a multipart form of something else', 'a=b', 'multipart/form-data; boundary=x', 400],
  ['a NUL in a value', 'actor=%00', encoded, 400],
  ['a NUL in a name', '%00=a', encoded, 400],
])('%s is refused with a sentence', async (_what, body, contentType, status) => {
  expect(await refusalOf(() => readForm(send(body, contentType)))).toEqual([
    status,
    expect.stringMatching(/^This (?:is no form|form (?:cannot|holds)).*, so nothing was stored\./),
  ])
})
