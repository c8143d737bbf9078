import type { Express } from 'express'

/**
 * Whom to believe about the address and the protocol of a request (X-Forwarded-For, -Proto):
 * nobody, unless TRUST_PROXY says how many proxies stand before the server, or names their
 * addresses as `loopback`, `10.0.0.0/8`, divided by commas.
 */
export function trustProxies(server: Express, setting = process.env.TRUST_PROXY ?? ''): void {
  try {
    server.set(
      'trust proxy',
      /^\d+$/.test(setting)
        ? Number(setting)
        : setting
          ? setting.split(',').map((address) => address.trim())
          : false,
    )
  } catch {
    throw new Error(
      `TRUST_PROXY is “${setting}”. Set it to the number of proxies before the server, such as ` +
        '1, or to their addresses, such as loopback or 10.0.0.0/8.',
    )
  }
}
