import { z } from 'zod'
import type { ModelMessage } from '#app/domain/suggestions/model-question.ts'
import type { ModelSettings } from './model-settings.ts'

/** A question is waited for so long, in milliseconds, and its answer read so far, in bytes. */
const [patience, longestAnswer] = [120_000, 512_000]

const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

/**
 * What a model answers to one question. Throws an error whose message is a sentence for people: no connection, no
 * answer in time, a refusal with its status, or an answer in another form. No header and no key is ever in it.
 */
export async function requestAnswer(
  { address, host, model, key }: ModelSettings,
  messages: readonly ModelMessage[],
): Promise<string> {
  const signal = AbortSignal.timeout(patience)
  try {
    const response = await fetch(address, {
      method: 'POST',
      // Wherever else it points, nobody agreed to send letters there.
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        ...(key ? { authorization: `Bearer ${key}` } : {}),
      },
      body: JSON.stringify({ model, messages, temperature: 0, stream: false }),
      signal,
    })
    if (!response.ok) {
      await response.body?.cancel()
      throw new ModelRefusal(`${host} refused the question with status ${response.status}.`)
    }
    const read = completionSchema.safeParse(parseJson(await readLimited(response)))
    if (!read.success) throw new ModelRefusal(`${host} answered in a form that is not known here.`)
    return read.data.choices[0]!.message.content
  } catch (error) {
    if (error instanceof ModelRefusal) throw error
    throw new ModelRefusal(
      signal.aborted
        ? `${host} did not answer within ${patience / 60_000} minutes.`
        : `${host} cannot be reached.`,
      { cause: error },
    )
  }
}

/** Why a model gave no answer, as a sentence for people. */
export class ModelRefusal extends Error {}

async function readLimited({ body }: Response): Promise<string> {
  if (!body) return ''
  const [reader, decoder] = [body.getReader(), new TextDecoder()]
  let [text, size] = ['', 0]
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > longestAnswer) {
      await reader.cancel()
      throw new ModelRefusal('The model’s answer is too long to be read.')
    }
    text += decoder.decode(value, { stream: true })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
