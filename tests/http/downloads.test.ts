import { expect, test } from 'vitest'
import { respondWithAttachment } from '#app/http/downloads.ts'

test('a file is saved, never shown, never kept, under its own name in any script', () => {
  const { headers } = respondWithAttachment('x', 'Antwort an Boratyński “neu”.txt', 'text/plain')
  expect(headers.get('content-disposition')).toBe(
    'attachment; filename="Antwort an Boratynski neu.txt"; filename*=UTF-8\'\'Antwort%20an%20Boraty%C5%84ski%20%E2%80%9Cneu%E2%80%9D.txt',
  )
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
})

test.each([
  'a"b.txt',
  'a\r\nset-cookie: x.txt',
  "a'b(c)*.txt",
  '../../etc/passwd',
  'α.txt',
  ';filename=b',
  'a%00b',
])('a name such as %j ends no header and names no folder', (name) => {
  const said = respondWithAttachment('x', name, 'text/plain').headers.get('content-disposition')!
  expect(said).toMatch(/^attachment; filename="[\w .-]+"; filename\*=UTF-8''[\w.!~%-]+$/)
})

test('a name of nothing plain is called file', () => {
  expect(
    respondWithAttachment('x', 'Ελλάδα', 'text/plain').headers.get('content-disposition'),
  ).toContain('filename="file"')
})

test('bytes stay bytes', async () => {
  const bytes = new Uint8Array([0, 255, 10, 13])
  const response = respondWithAttachment(bytes, 'x.docx', 'application/zip')
  expect([
    new Uint8Array(await response.arrayBuffer()),
    response.headers.get('content-type'),
  ]).toEqual([bytes, 'application/zip'])
})
