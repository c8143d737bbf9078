import type { AddressInfo, Socket } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { MailSettings } from '#app/features/digests/mail-settings.ts'
import { makeMailSender, type SendMail } from '#app/jobs/send-mail.ts'

/** A mail as it arrived: to which addresses, its source, and what a mail program makes of it. */
type ReceivedMail = { to: string[]; source: string; parsed: ParsedMail }

/** What the server does with mails: takes them, refuses who they are to, or breaks the line once it has read one. */
type MailServerMood = 'takes' | 'refuses' | 'breaks off'

/** A mail server on loopback that keeps what it takes. */
export async function startMailServer() {
  const mails: ReceivedMail[] = []
  const state: { mood: MailServerMood } = { mood: 'takes' }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, answer) =>
      answer(
        state.mood === 'refuses'
          ? Object.assign(new Error('5.1.1 No such mailbox'), { responseCode: 550 })
          : null,
      ),
    onData: (stream, { envelope }, answer) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString()
        void simpleParser(source).then((parsed) => {
          mails.push({ to: envelope.rcptTo.map(({ address }) => address), source, parsed })
          if (state.mood !== 'breaks off') return answer()
          for (const { _socket } of server.connections as unknown as Set<{ _socket: Socket }>)
            _socket.destroy()
        })
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  const stop = () => new Promise<void>((done) => server.close(done))
  return {
    ...{ port, mails, state, stop, url: `smtp://127.0.0.1:${port}` },
    [Symbol.asyncDispose]: stop,
  }
}

/** What sends mails to a server on loopback. */
export function mailsTo({ port }: { port: number }): SendMail {
  const settings: MailSettings = {
    ...{ host: '127.0.0.1', port, isSecure: false, requiresTls: false, login: null },
    ...{ from: 'stanceline@example.org', site: 'https://here.test' },
  }
  return makeMailSender(settings)
}
