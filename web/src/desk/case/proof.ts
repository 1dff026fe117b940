// Checks an inclusion proof in the browser, with the browser's own cryptography: RFC 9162 §2.1.3.2 for the path, SHA-256 over the
// seal's parts, Ed25519 for its signature. Nothing here trusts the server's word for "verified".
import type { Schemas } from '@/api/types'

export type InclusionProof = Schemas['InclusionProof']
export type Verdict = 'holds' | 'broken' | 'unsupported'
export interface ProofCheck {
  name: string
  verdict: Verdict
  note: string
}

type Bytes = Uint8Array<ArrayBuffer>

export function fromHex(hex: string): Bytes {
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16)
  return bytes
}
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
function joined(...parts: Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
const node = (left: Uint8Array, right: Uint8Array) => sha256(joined(Uint8Array.of(1), left, right))

/** The root that the entry's hash and the path lead to; null when the path does not fit the tree's size. */
export async function rootOf(proof: InclusionProof): Promise<string | null> {
  let [at, last] = [proof.leaf_index, proof.leaf_count - 1]
  if (at < 0 || at > last) return null
  // An entry's hash is a leaf's hash already (§2.1.1): the journal puts the leading zero byte in itself.
  let hash = fromHex(proof.entry_hash)
  for (const step of proof.path) {
    if (last === 0) return null
    const sibling = fromHex(step)
    if (at % 2 === 1 || at === last) {
      hash = await node(sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else {
      hash = await node(hash, sibling)
    }
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? toHex(hash) : null
}

function part(text: string): Bytes {
  const bytes = new TextEncoder().encode(text)
  const size = new Uint8Array(8)
  new DataView(size.buffer).setBigUint64(0, BigInt(bytes.length))
  return joined(size, bytes)
}

/** What the signature is over: all that the seal says, each part with its length in front. */
export async function sealHashOf(proof: InclusionProof): Promise<string> {
  const day = Math.round(Date.parse(`${proof.seal_day}T00:00:00Z`) / 86_400_000)
  const parts = [
    proof.organ,
    String(proof.seal_number),
    String(day),
    String(proof.leaf_count),
    proof.root_hash,
    proof.previous_seal_hash,
    proof.public_key,
    String(proof.sealed_at_ms),
  ]
  return toHex(await sha256(joined(Uint8Array.of(2), ...parts.map(part))))
}

async function signatureHolds(proof: InclusionProof): Promise<Verdict> {
  try {
    const key = await crypto.subtle.importKey('raw', fromHex(proof.public_key), { name: 'Ed25519' }, false, ['verify'])
    const holds = await crypto.subtle.verify({ name: 'Ed25519' }, key, fromHex(proof.signature), fromHex(proof.seal_hash))
    return holds ? 'holds' : 'broken'
  } catch {
    return 'unsupported'
  }
}

/** entry_hash: as the timeline on the screen shows it. */
export async function checkProof(proof: InclusionProof, entry_hash: string): Promise<ProofCheck[]> {
  if (typeof crypto === 'undefined' || !crypto.subtle)
    return [
      {
        name: '本浏览器核验',
        verdict: 'unsupported',
        note: '浏览器只在加密连接（HTTPS）下提供密码运算。可下载证明，用 anshu verify 或者第三方工具核验。',
      },
    ]
  const verdict = (holds: boolean): Verdict => (holds ? 'holds' : 'broken')
  const signature = await signatureHolds(proof)
  return [
    {
      name: '记录摘要与日志一致',
      verdict: verdict(proof.entry_hash === entry_hash),
      note: '证明所指的就是页面上的这一条记录',
    },
    {
      name: '沿路径算得的根与封存的根一致',
      verdict: verdict((await rootOf(proof)) === proof.root_hash),
      note: `第 ${proof.leaf_index + 1} 条，共 ${proof.leaf_count} 条，经 ${proof.path.length} 步（RFC 9162）`,
    },
    {
      name: '封存摘要与其内容一致',
      verdict: verdict((await sealHashOf(proof)) === proof.seal_hash),
      note: '封存的编号、日期、条数、根和上一封存都包含在内',
    },
    {
      name: '法院签名有效',
      verdict: signature,
      note: signature === 'unsupported' ? '本浏览器不支持 Ed25519 签名核验，请升级浏览器' : 'Ed25519 签名',
    },
  ]
}
