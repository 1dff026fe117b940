// @vitest-environment node
import { createHash, generateKeyPairSync, sign, webcrypto } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { checkProof, type InclusionProof, rootOf } from '@/desk/case/proof'

// Browsers have it; the Node of Debian 12 (18) keeps it in node:crypto.
if (!globalThis.crypto) vi.stubGlobal('crypto', webcrypto)

const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const node = (a: Buffer, b: Buffer) => sha(Buffer.from([1]), a, b)
function split(count: number): number {
  let k = 1
  while (k * 2 < count) k *= 2
  return k
}
// RFC 9162 §2.1.1 and §2.1.3.1 written down as the paper has them, so that the two can disagree.
function root(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!
  const k = split(leaves.length)
  return node(root(leaves.slice(0, k)), root(leaves.slice(k)))
}
function path(m: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return m < k
    ? [...path(m, leaves.slice(0, k)), root(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), root(leaves.slice(0, k))]
}
const part = (text: string) => {
  const bytes = Buffer.from(text)
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(bytes.length))
  return Buffer.concat([size, bytes])
}

const keys = generateKeyPairSync('ed25519')
function proofOf(index: number, count: number): InclusionProof {
  const entries = Array.from({ length: count }, (_, i) => sha(Buffer.from([0]), Buffer.from(`entry ${i}`)))
  const leaves = entries
  const proof: InclusionProof = {
    organ: '陕0702',
    chain_id: 'c',
    chain_seq: 1,
    entry_hash: entries[index]!.toString('hex'),
    leaf_index: index,
    leaf_count: count,
    path: path(index, leaves).map((hash) => hash.toString('hex')),
    root_hash: root(leaves).toString('hex'),
    seal_number: 7,
    seal_day: '2026-11-18',
    previous_seal_hash: 'ab'.repeat(32),
    seal_hash: '',
    signature: '',
    public_key: keys.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    sealed_at_ms: 1_795_000_000_000,
  }
  const said = [
    '陕0702',
    '7',
    '20775',
    String(count),
    proof.root_hash,
    proof.previous_seal_hash,
    proof.public_key,
    '1795000000000',
  ]
  proof.seal_hash = sha(Buffer.from([2]), ...said.map(part)).toString('hex')
  proof.signature = sign(null, Buffer.from(proof.seal_hash, 'hex'), keys.privateKey).toString('hex')
  return proof
}
const verdicts = async (proof: InclusionProof, entry = proof.entry_hash) =>
  (await checkProof(proof, entry)).map((check) => check.verdict)

describe('核验存证', () => {
  it('leads every leaf of every small tree to its root', async () => {
    for (let count = 1; count <= 18; count++)
      for (let index = 0; index < count; index++) {
        const proof = proofOf(index, count)
        expect(await rootOf(proof), `${index} of ${count}`).toBe(proof.root_hash)
      }
  })

  it('passes an honest proof in all its parts', async () => {
    expect(new Set(await verdicts(proofOf(11, 37)))).toEqual(new Set(['holds']))
  })

  it('says which part of a forged proof is wrong', async () => {
    const proof = proofOf(11, 37)
    const other = 'cd'.repeat(32)
    expect(await verdicts(proof, other)).toEqual(['broken', 'holds', 'holds', 'holds'])
    expect(await verdicts({ ...proof, path: [other, ...proof.path.slice(1)] })).toEqual(['holds', 'broken', 'holds', 'holds'])
    expect(await verdicts({ ...proof, leaf_index: 12 })).toEqual(['holds', 'broken', 'holds', 'holds'])
    expect(await verdicts({ ...proof, path: proof.path.slice(1) })).toEqual(['holds', 'broken', 'holds', 'holds'])
    expect(await verdicts({ ...proof, seal_day: '2026-11-19' })).toEqual(['holds', 'holds', 'broken', 'holds'])
    expect(await verdicts({ ...proof, signature: proof.signature.replace(/^../, '00') })).toContain('broken')
  })
})
