/** The mail server that mails go through, whom they are from, and where people reach this Stanceline. */
export type MailSettings = {
  host: string
  port: number
  /** Encrypted from the first byte; otherwise by STARTTLS where the server offers it. */
  isSecure: boolean
  /** Without encryption nothing is sent, as a password goes along to another machine. */
  requiresTls: boolean
  login: { user: string; password: string } | null
  from: string
  site: string
}

type MailServer = Pick<MailSettings, 'host' | 'port' | 'isSecure' | 'login'>

/**
 * Reads the SMTP_ settings; null where no mail server is named. Throws a sentence with what to write where they cannot
 * be used.
 */
export function readMailSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): MailSettings | null {
  const server = readServer(env)
  if (!server) {
    if (env.SMTP_FROM || env.SMTP_PORT || env.SMTP_USER || env.SMTP_PASSWORD)
      throw new Error(
        'SMTP_FROM, SMTP_PORT, SMTP_USER or SMTP_PASSWORD is set, but no mail server. Let SMTP_HOST or SMTP_URL name one.',
      )
    return null
  }
  if (!isMailAddress(env.SMTP_FROM ?? ''))
    throw new Error(
      `SMTP_FROM is “${env.SMTP_FROM ?? ''}”. Set it to the e-mail address that mails come from, such as stanceline@example.org.`,
    )
  if (!env.PUBLIC_URL || !URL.canParse(env.PUBLIC_URL))
    throw new Error(
      'A mail server is set, but not where links in mails lead. Set PUBLIC_URL to where people reach this ' +
        'Stanceline, such as https://stanceline.example.org.',
    )
  return {
    ...server,
    requiresTls: server.login !== null && !isThisMachine(server.host),
    from: env.SMTP_FROM!,
    site: env.PUBLIC_URL.replace(/\/+$/, ''),
  }
}

function readServer(env: Readonly<Record<string, string | undefined>>): MailServer | null {
  if (env.SMTP_URL && env.SMTP_HOST)
    throw new Error('SMTP_URL and SMTP_HOST are both set. Leave one of them out.')
  if (env.SMTP_URL) return parseServer(env.SMTP_URL)
  if (!env.SMTP_HOST) return null
  const port = readPort(env.SMTP_PORT || '587')
  const [user, password] = [env.SMTP_USER ?? '', env.SMTP_PASSWORD ?? '']
  return {
    host: env.SMTP_HOST,
    port,
    isSecure: port === 465,
    login: readLogin(user, password),
  }
}

/** `smtp://USER:PASSWORD@HOST:587` or `smtps://…`. The sentence of an error never repeats it: it holds a password. */
function parseServer(written: string): MailServer {
  const url = URL.canParse(written) ? new URL(written) : null
  const isKnown = url && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname
  const [user, password] = [decodePart(url?.username), decodePart(url?.password)]
  const isWhole = user !== null && password !== null
  if (!isKnown || !isWhole || url.search || url.hash || !['', '/'].includes(url.pathname))
    throw new Error(
      'SMTP_URL cannot be read. Write smtp://USER:PASSWORD@HOST:587 or, encrypted from the beginning, smtps://…:465, ' +
        'with signs such as @ or / of a password percent-encoded.',
    )
  const isSecure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port ? Number(url.port) : isSecure ? 465 : 587,
    isSecure,
    login: readLogin(user, password),
  }
}

function decodePart(part = ''): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

function readPort(written: string): number {
  const port = Number(written)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`SMTP_PORT is “${written}”. Set it to a number from 1 to 65535, such as 587.`)
  return port
}

function readLogin(user: string, password: string): MailSettings['login'] {
  if (!user && !password) return null
  if (!user || !password)
    throw new Error(
      `The mail server has ${user ? 'a user, but no password' : 'a password, but no user'}. Set both, or neither.`,
    )
  return { user, password }
}

const isThisMachine = (host: string): boolean => ['127.0.0.1', '::1', 'localhost'].includes(host)

/** One bare address, without a name and without anything that begins another header. */
const isMailAddress = (written: string): boolean => /^[^\s<>",;:@]+@[^\s<>",;:@]+$/.test(written)
