import { hash, verify } from '@node-rs/argon2'

/** Argon2id with OWASP's second recommended setting: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export async function hashed(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** Whether the password is the one of the hash. With no hash the time of one check is spent all the same. */
export async function isPassword(password: string, against: string | null): Promise<boolean> {
  const known = await verify(against ?? (await nobodys()), password.normalize('NFKC'))
  return known && against !== null
}

let made: Promise<string> | undefined
function nobodys(): Promise<string> {
  return (made ??= hashed('nobody has this password'))
}
