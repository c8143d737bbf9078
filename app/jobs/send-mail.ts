import { createTransport } from 'nodemailer'
import { clipWords } from '#app/domain/text/words.ts'
import { printableLine } from '#app/domain/text/printable.ts'
import type { MailSettings } from '#app/features/digests/mail-settings.ts'

/** A mail to one address; `messageId` is the same whenever the same mail is sent again. */
type OutgoingMail = {
  to: string
  subject: string
  text: string
  html: string
  messageId: string
  /** Where a mail program ends the subscription with one click (RFC 8058). */
  endUrl: string
}

/**
 * Whether the mail server took a mail, or a sentence on why not. `isRefused` false: it may have taken it all the same,
 * because the line broke before it answered. `isOutage`: no other mail would fare better.
 */
export type MailOutcome =
  { ok: true } | { ok: false; reason: string; isRefused: boolean; isOutage: boolean; error: Error }

/** Sends one mail and waits for the server's answer. Throws nothing. */
export type SendMail = (mail: OutgoingMail) => Promise<MailOutcome>

/** How long the mail server is waited for, in milliseconds: for a connection, and for each of its answers. */
const [connectionMs, answerMs] = [15_000, 60_000]

/** As much of a server's answer as is shown, in characters. */
const longestAnswer = 200

/** What sends mails through the server of the settings. It reads no file and fetches nothing for them. */
export function makeMailSender({
  host,
  port,
  isSecure,
  requiresTls,
  login,
  from,
}: MailSettings): SendMail {
  const transport = createTransport({
    ...{ host, port, secure: isSecure, requireTLS: requiresTls },
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    connectionTimeout: connectionMs,
    dnsTimeout: connectionMs,
    greetingTimeout: connectionMs,
    socketTimeout: answerMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ to, subject, text, html, messageId, endUrl }) => {
    try {
      await transport.sendMail({
        from: { name: 'Stanceline', address: from },
        to: { name: '', address: to },
        ...{ subject: printableLine(subject), text, html, messageId },
        list: { unsubscribe: endUrl },
        headers: {
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          'Auto-Submitted': 'auto-generated',
        },
      })
      return { ok: true }
    } catch (error) {
      return describeFailure(error as MailError)
    }
  }
}

type MailError = Error & {
  code?: string
  originalCode?: string
  responseCode?: number
  response?: string
}

/** What goes wrong before any word of a mail is on its way; after anything else nobody knows what became of it. */
const unreachedCodes = ['ECONNREFUSED', 'EDNS', 'ETLS', 'EENVELOPE', 'EHOSTUNREACH', 'ENETUNREACH']

function describeFailure(error: MailError): MailOutcome {
  const { code, originalCode, responseCode = 0, response } = error
  const failed = { ok: false as const, error }
  if (code === 'EAUTH')
    return {
      ...{ ...failed, isRefused: true, isOutage: true },
      reason: 'The mail server does not let this Stanceline in.',
    }
  if (responseCode >= 400)
    return {
      ...{ ...failed, isRefused: true, isOutage: false },
      reason: `The mail server refused it: ${clipWords(printableLine(response ?? `${responseCode}`), longestAnswer)}`,
    }
  const isUnreached = [code, originalCode].some((each) => unreachedCodes.includes(each ?? ''))
  return {
    ...{ ...failed, isRefused: isUnreached, isOutage: true },
    reason: isUnreached
      ? 'The mail server could not be reached.'
      : 'The connection to the mail server broke before it answered.',
  }
}
