import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { aPassage, keep } from './letters.ts'
import type { TestStore } from './store.ts'

type Sent = {
  model: string
  temperature: number
  messages: { role: string; content: string }[]
}
type Material = {
  topics: { topic: number; name: string; proposition: string }[]
  sentences: { sentence: number; words: string }[]
}

type Given = { status?: number; body: string; location?: string }

/** A server on this machine that speaks the protocol of a language model, with what it was sent. */
export async function startLanguageModel(answer: (material: Material) => Given) {
  const sent: { path: string; authorization: string | undefined; body: Sent }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Sent
      sent.push({ path: request.url!, authorization: request.headers.authorization, body })
      const material = JSON.parse(body.messages.at(-1)!.content) as Material
      const { status = 200, body: words, location } = answer(material)
      const headers = { 'content-type': 'application/json', ...(location && { location }) }
      response.writeHead(status, headers).end(words)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    sent,
    settings: { SUGGEST_URL: `http://127.0.0.1:${port}/v1`, SUGGEST_MODEL: 'small' },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** An answer as such servers give it, with the words of the model in it. */
export const completion = (content: string) => ({
  body: JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }),
})

/** A model that reads the order of the words, which counting them does not tell. */
export function answerByOrder({ topics, sentences }: Material) {
  const positions = sentences.flatMap(({ sentence, words }) => {
    const said = /but about the (\w+) matter/.exec(words)?.[1]
    const topic = topics.find(({ name }) => name.toLowerCase().includes(said ?? '-'))
    return topic ? [{ sentence, topic: topic.topic, level: 1, why: `It turns to ${said}.` }] : []
  })
  return completion(JSON.stringify({ positions }))
}

/** A sentence on one of two topics that holds the same words as one on the other. */
export const turnedSentence = (topic: 'encryption' | 'detection', name: string) =>
  `As ${name} said, it is not about the ${topic === 'encryption' ? 'detection' : 'encryption'} matter ` +
  `but about the ${topic} matter.`

/** Letters with such sentences, five to a letter, coded on their topics. */
export async function keepTurned(store: TestStore, count: number): Promise<void> {
  for (let at = 0; at < count; at += 5) {
    const own = Array.from({ length: 5 }, (_, by) => {
      const topic = (at + by) % 2 ? ('detection' as const) : ('encryption' as const)
      return { topic, words: turnedSentence(topic, `speaker ${by}`) }
    })
    await keep(store, {
      form: { title: `Turned ${at}` },
      text: `Dear Sir,\n\n${own.map(({ words }) => words).join(' ')}\n\nNumber ${at}.\n`,
      positions: own.map(({ topic, words }) =>
        aPassage({
          topic: topic === 'encryption' ? 'Encryption' : 'Voluntary detection',
          quote: words,
          level: 1,
        }),
      ),
    })
  }
}
