import { expect, test } from 'vitest'
import { createRefusal, readAcceptance, readSentFiles } from '#app/http/import-requests.ts'
import { refusalOf } from '#tests/support/refusals.ts'

function sent(body: BodyInit, type?: string): Request {
  const headers = type ? { 'content-type': type } : undefined
  return new Request('http://localhost/imports.json', { method: 'POST', body, headers })
}

const contentsOf = async (request: Request, name = '') =>
  (await readSentFiles(request, name)).map(({ name, bytes }) => [name, bytes.toString()])

test('a body is one file under the name of the address, whatever a program says of it', async () => {
  for (const type of [undefined, 'application/json', 'application/x-www-form-urlencoded'])
    expect(await contentsOf(sent('a=b', type), 'reply.txt')).toEqual([['reply.txt', 'a=b']])
})

test('of a form each file is taken under its own name, without fields and files that hold nothing', async () => {
  const form = new FormData()
  form.append('note', 'no file')
  form.append('file', new File(['first'], 'one.txt'))
  form.append('file', new File(['second'], 'two.txt'))
  form.append('empty', new File([], 'empty.txt'))
  expect(await contentsOf(sent(form))).toEqual([
    ['one.txt', 'first'],
    ['two.txt', 'second'],
  ])
})

test('a request without a name, a file or a whole form is refused with what to send', async () => {
  const refusal = (request: Request, name = '') => refusalOf(() => readSentFiles(request, name))
  expect([
    await refusal(sent('bytes')),
    await refusal(sent(''), 'reply.txt'),
    await refusal(sent(new FormData())),
    await refusal(sent('--cut\r\nContent-Disp', 'multipart/form-data; boundary=cut')),
  ]).toEqual([
    [400, 'Say what the file is called: /imports.json?name=reply.pdf. Nothing was taken in.'],
    [400, 'This request holds no file. Send its bytes as the body. Nothing was taken in.'],
    [
      400,
      'This form holds no file. Send each as a part of its own with its name. Nothing was taken in.',
    ],
    [
      400,
      'This form cannot be read: it may have been cut off on its way, so nothing was stored. Open the page again and send it from there.',
    ],
  ])
  expect(createRefusal(413, 'Too large.').headers.get('content-type')).toBe(
    'text/plain; charset=utf-8',
  )
})

test('what is accepted is read from a form and from JSON, and from anything else nothing', async () => {
  const form = new URLSearchParams({ accept: 'ready' })
  const json = 'application/json; charset=utf-8'
  expect([
    await readAcceptance(sent(form)),
    await readAcceptance(sent('{"accept":["a","b"]}', json)),
    await readAcceptance(sent('null', json)),
    await readAcceptance(sent('{"accept":', json)),
    await readAcceptance(sent('accept=ready', 'text/plain')),
  ]).toEqual(['ready', ['a', 'b'], undefined, null, null])
})
