import { expect, test } from 'vitest'
import { readMailSettings } from '#app/features/digests/mail-settings.ts'

const here = { SMTP_FROM: 'stance@example.org', PUBLIC_URL: 'https://here.test/base/' }

test('a mail server is named by its address or by its parts, and none is no fault', () => {
  expect(readMailSettings({ PUBLIC_URL: 'https://here.test' })).toBeNull()
  const settings = {
    ...{ host: 'mail.example.org', port: 587, isSecure: false, requiresTls: true },
    ...{ login: { user: 'ana@x', password: 'p/w' }, from: 'stance@example.org' },
    site: 'https://here.test/base',
  }
  expect(readMailSettings({ ...here, SMTP_URL: 'smtp://ana%40x:p%2Fw@mail.example.org' })).toEqual(
    settings,
  )
  expect(
    readMailSettings({
      ...here,
      ...{ SMTP_HOST: 'mail.example.org', SMTP_USER: 'ana@x', SMTP_PASSWORD: 'p/w' },
    }),
  ).toEqual(settings)
  expect(readMailSettings({ ...here, SMTP_URL: 'smtps://mail.example.org' })).toMatchObject({
    ...{ port: 465, isSecure: true, requiresTls: false, login: null },
  })
  expect(
    readMailSettings({ ...here, SMTP_HOST: 'mail.example.org', SMTP_PORT: '465' }),
  ).toMatchObject({ port: 465, isSecure: true })
  // To this machine a password may go as it is.
  expect(readMailSettings({ ...here, SMTP_URL: 'smtp://u:p@127.0.0.1:2525' })).toMatchObject({
    ...{ host: '127.0.0.1', port: 2525, requiresTls: false },
  })
})

test.each([
  [{ SMTP_URL: 'https://user:secret@mail.example.org' }, /^SMTP_URL cannot be read\. Write smtp:/],
  [{ SMTP_URL: 'smtp://user:secret%zz@mail.example.org' }, /^SMTP_URL cannot be read/],
  [{ SMTP_URL: 'smtp://user:secret@mail.example.org?tls=no' }, /^SMTP_URL cannot be read/],
  [{ SMTP_URL: 'smtp://user@mail.example.org' }, /a user, but no password/],
  [{ SMTP_URL: 'smtp://a.test', SMTP_HOST: 'b.test' }, /are both set/],
  [{ SMTP_HOST: 'b.test', SMTP_PORT: '0' }, /^SMTP_PORT is “0”/],
  [{ SMTP_URL: 'smtp://a.test', SMTP_FROM: '' }, /^SMTP_FROM is “”/],
  [{ SMTP_URL: 'smtp://a.test', SMTP_FROM: 'A <a@b.test>' }, /^SMTP_FROM is/],
  [{ SMTP_URL: 'smtp://a.test', SMTP_FROM: 'a@b.test\r\nBcc: c@d.test' }, /^SMTP_FROM is/],
  [{ SMTP_URL: 'smtp://a.test', PUBLIC_URL: '' }, /Set PUBLIC_URL/],
  [{ SMTP_URL: '' }, /but no mail server/],
])('%j is refused with a sentence that holds no password', (env, sentence) => {
  expect(() => readMailSettings({ ...here, ...env })).toThrow(sentence)
  expect(() => readMailSettings({ ...here, ...env })).not.toThrow(/secret/)
})
