import { expect, test } from 'vitest'
import type { Digest } from '#app/domain/digests/digest.ts'
import { writeDigestMail } from '#app/exports/mails/digest-mail.ts'

const digest: Digest = {
  subject: 'Chat <control> & more: 1 change',
  about: ['all topics'],
  entries: [
    {
      title: '<img src=https://evil.test/x> on Encryption',
      url: 'https://here.test/a?b=1&c="',
      text: 'Turn on 1 May.\n\n“<script>x</script>” (Rita)\u0000',
    },
  ],
  rest: { words: 'The rest here:', url: 'https://here.test/changes' },
  why: 'You subscribed.',
  links: [{ words: 'End it:', url: 'https://here.test/subscription?token=t' }],
}

test('what people wrote is text in the page of a mail, and loads nothing', () => {
  const { html } = writeDigestMail(digest)
  expect(html).toContain('&lt;script&gt;x&lt;/script&gt;')
  expect(html).toContain('href="https://here.test/a?b=1&amp;c=&quot;"')
  expect(html).not.toMatch(/<(?:img|script|link|iframe|svg|object)|\bsrc="|url\(/)
  expect(html.match(/href="([^"]+)"/g)).toEqual([
    'href="https://here.test/a?b=1&amp;c=&quot;"',
    'href="https://here.test/changes"',
    'href="https://here.test/subscription?token=t"',
  ])
})

test('the plain words say all that the page says, and end below a dividing line', () => {
  expect(writeDigestMail(digest).text).toBe(
    [
      'Chat <control> & more: 1 change\nall topics',
      '<img src=https://evil.test/x> on Encryption\nTurn on 1 May.',
      '“<script>x</script>” (Rita)\nhttps://here.test/a?b=1&c="',
      'The rest here: https://here.test/changes',
      '-- \nYou subscribed.\nEnd it: https://here.test/subscription?token=t\n',
    ].join('\n\n'),
  )
})
