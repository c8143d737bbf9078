import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { answerRobots, forbidIndexing, type AskIndexing } from '#app/server/robots.ts'

async function openRobotsServer(mayIndexLetters: AskIndexing) {
  const app = express()
  app.use(forbidIndexing(mayIndexLetters))
  app.get('/robots.txt', answerRobots(mayIndexLetters))
  app.all('*', (_request, response) => void response.send('a page'))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const { port } = server.address() as AddressInfo
  return {
    get: (path: string) => fetch(`http://127.0.0.1:${port}${path}`),
    [Symbol.asyncDispose]: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

const letter = '/letters/019ac0de-0000-7000-8000-00000000c0de'

test('search engines are asked to list nothing, public letters neither', async () => {
  await using server = await openRobotsServer(async () => false)
  for (const path of ['/', '/letters', letter, `${letter}/original`, '/sign-in', '/links/x'])
    expect((await server.get(path)).headers.get('x-robots-tag')).toBe('noindex, nofollow')
})

test('where it is allowed they list the pages of letters and nothing else', async () => {
  await using server = await openRobotsServer(async () => true)
  expect((await server.get(letter)).headers.get('x-robots-tag')).toBeNull()
  for (const path of ['/', '/letters', `${letter}/original`, `${letter}/history`])
    expect((await server.get(path)).headers.get('x-robots-tag')).toBe('noindex, nofollow')
})

test('robots.txt lets them read that letters and links are not to be listed', async () => {
  await using server = await openRobotsServer(async () => false)
  const answer = await server.get('/robots.txt')
  expect([answer.status, await answer.text()]).toEqual([
    200,
    'User-agent: *\nAllow: /letters/\nAllow: /links/\nDisallow: /\n',
  ])
})

test('where letters may be listed, robots may fetch what they are drawn with', async () => {
  await using server = await openRobotsServer(async () => true)
  expect(await (await server.get('/robots.txt')).text()).toBe(
    'User-agent: *\nAllow: /letters/\nAllow: /links/\nAllow: /assets/\nDisallow: /\n',
  )
})

test('who switches it is followed at the next request', async () => {
  let allowed = false
  await using server = await openRobotsServer(async () => allowed)
  const ask = async () => (await server.get(letter)).headers.get('x-robots-tag')
  expect(await ask()).toBe('noindex, nofollow')
  allowed = true
  expect(await ask()).toBeNull()
})

test('while the store does not answer nothing is to be listed, and the page is asked for all the same', async () => {
  await using server = await openRobotsServer(() => Promise.reject(new Error('no store')))
  const answer = await server.get(letter)
  expect([answer.headers.get('x-robots-tag'), await answer.text()]).toEqual([
    'noindex, nofollow',
    'a page',
  ])
  expect((await server.get('/robots.txt')).status).toBe(200)
})
