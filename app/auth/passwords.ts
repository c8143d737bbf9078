import { hash, verify } from '@node-rs/argon2'

/** Argon2id with OWASP's second recommended setting: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** Whether the password is the one of the hash. With no hash the time of one check is spent all the same. */
export async function matchesPassword(
  password: string,
  storedHash: string | null,
): Promise<boolean> {
  const isMatch = await verify(storedHash ?? (await makeDecoyHash()), password.normalize('NFKC'))
  return isMatch && storedHash !== null
}

let decoyHash: Promise<string> | undefined
function makeDecoyHash(): Promise<string> {
  return (decoyHash ??= hashPassword('nobody has this password'))
}
