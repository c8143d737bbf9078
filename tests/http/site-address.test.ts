import { expect, onTestFinished, test, vi } from 'vitest'
import { isSecure, siteAddress } from '#app/http/site-address.ts'

function environment(variables: { PUBLIC_URL?: string; PORT?: string }) {
  vi.stubEnv('PUBLIC_URL', variables.PUBLIC_URL)
  vi.stubEnv('PORT', variables.PORT)
  onTestFinished(() => void vi.unstubAllEnvs())
}

const request = new Request('http://10.0.0.7:3000/letters?q=a')

test('PUBLIC_URL is the address, whatever a request was sent to, without a slash at its end', () => {
  environment({ PUBLIC_URL: 'https://stanceline.example/tracker//' })
  expect([siteAddress(), siteAddress(request)]).toEqual([
    'https://stanceline.example/tracker',
    'https://stanceline.example/tracker',
  ])
  expect(isSecure(request)).toBe(true)
})

test('without it the address is where the request went, and without a request this machine', () => {
  environment({ PORT: '8080' })
  expect([siteAddress(request), siteAddress(), isSecure(request)]).toEqual([
    'http://10.0.0.7:3000',
    'http://localhost:8080',
    false,
  ])
  environment({})
  expect([siteAddress(), isSecure(new Request('https://here.example/'))]).toEqual([
    'http://localhost:3000',
    true,
  ])
})
