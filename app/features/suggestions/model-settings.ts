/** The language model that may be asked for suggestions, at an address that speaks the protocol of OpenAI. */
export type ModelSettings = {
  /** Where questions go: the address that was set, with `/chat/completions`. */
  address: string
  /** The machine that it names, as people are told. */
  host: string
  /** Whether that is the machine that this Stanceline runs on, so that nothing leaves it. */
  isThisMachine: boolean
  model: string
  key: string | null
}

/**
 * Reads the SUGGEST_ settings; null where no address is named, which is how the product comes. Throws a sentence with
 * what to write where they cannot be used.
 */
export function readModelSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): ModelSettings | null {
  if (!env.SUGGEST_URL) {
    if (env.SUGGEST_MODEL || env.SUGGEST_KEY)
      throw new Error(
        'SUGGEST_MODEL or SUGGEST_KEY is set, but no address. Let SUGGEST_URL name one, or set neither.',
      )
    return null
  }
  const url = parseAddress(env.SUGGEST_URL)
  if (!env.SUGGEST_MODEL)
    throw new Error(
      'SUGGEST_URL is set, but no model. Let SUGGEST_MODEL name one that is served there.',
    )
  const isThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:' && env.SUGGEST_KEY && !isThisMachine)
    throw new Error(
      'SUGGEST_KEY would be sent to another machine without encryption. Write SUGGEST_URL with https://.',
    )
  return {
    address: `${url.href.replace(/\/+$/, '')}/chat/completions`,
    host: url.host,
    ...{ isThisMachine, model: env.SUGGEST_MODEL, key: env.SUGGEST_KEY || null },
  }
}

/** The sentence of an error never repeats the address: somebody may have written a password into it. */
function parseAddress(written: string): URL {
  const url = URL.canParse(written) ? new URL(written) : null
  const isPlain = url && !url.search && !url.hash && !url.username && !url.password
  if (!isPlain || !['http:', 'https:'].includes(url.protocol))
    throw new Error(
      'SUGGEST_URL cannot be read. Write the address below which the protocol is spoken, such as ' +
        'http://localhost:11434/v1; a key belongs into SUGGEST_KEY.',
    )
  return url
}

/** What leaves the house where a letter is read by the model, as sentences for whoever decides on it. */
export function describeWhatIsSent({ host, model, isThisMachine }: ModelSettings): string {
  const where = isThisMachine
    ? `${model} on this machine (${host}); nothing leaves it`
    : `${model} at ${host}, which is another machine: they leave this house, and what is kept there is not known here`
  return (
    'The sentences of the letter, the names of its topics and what each topic proposes are sent to ' +
    `${where}. Never sent are letters for named people, dossiers for their team alone, sentences with ` +
    'e-mail addresses, telephone or bank account numbers, notes, and who asks.'
  )
}
