import { expect, onTestFinished, test, vi } from 'vitest'
import { createOneTimeLink, invitationDays, newPasswordDays } from '#app/auth/one-time-links.ts'

test('an invitation works for seven days and a link to a new password for one', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-12T14:05:00Z') })
  onTestFinished(() => void vi.useRealTimers())
  expect([
    createOneTimeLink('/invitation', invitationDays).expiresAt,
    createOneTimeLink('/new-password', newPasswordDays).expiresAt,
  ]).toEqual(['2026-11-19T14:05:00.000Z', '2026-11-13T14:05:00.000Z'])
})

test('a link leads below the address of the site with its token, and no two are the same', () => {
  vi.stubEnv('PUBLIC_URL', 'https://stanceline.example/tracker/')
  onTestFinished(() => void vi.unstubAllEnvs())
  const links = Array.from({ length: 100 }, () => createOneTimeLink('/invitation', 7))
  for (const { token, address } of links) {
    expect(token).toMatch(/^[\w-]{32}$/)
    expect(address).toBe(`https://stanceline.example/tracker/invitation?token=${token}`)
  }
  expect(new Set(links.map(({ token }) => token)).size).toBe(100)
  expect(createOneTimeLink('/new-password', 1, 'http://here').address).toMatch(
    /^http:\/\/here\/new-password\?token=/,
  )
})
