import { inject, type InjectionKey, type Ref } from 'vue'
import { normalizeField } from '@/api/problem'
import type { Finding, OnlineFiling, Upload } from '@/api/types'
import type { FilingForm } from './form'
import type { StepCode } from './steps'

/** What every step of the wizard shares. */
export interface Wizard {
  draftId: string
  /** What is filed: what is asked, in which words. */
  kind: OnlineFiling
  /** 原告, 申请执行人 …: what the procedure calls the side. */
  nameOf: (side: string) => string
  form: FilingForm
  uploads: Ref<Upload[]>
  /** The server's findings about the saved form. */
  findings: Ref<Finding[]>
  /** The message beside a field, once the person has been through its step. */
  errorOf: (field: string) => string | undefined
  /** Steps the person has left at least once: before that nobody wants to be told what is missing. */
  passed: Ref<Set<StepCode>>
  goTo: (step: StepCode, field?: string) => void
  setUploading: (key: string, running: boolean) => void
}
export const wizardKey: InjectionKey<Wizard> = Symbol('filing wizard')

export function useWizard(): Wizard {
  const wizard = inject(wizardKey)
  if (!wizard) throw new Error('a step stands inside the wizard')
  return wizard
}

export function findingFor(findings: Finding[], field: string): Finding | undefined {
  return findings.find((f) => normalizeField(f.field) === field)
}

/** Moves to a field and opens what hides it (a folded party). The nearest ancestor will do when the field itself is not shown. */
export function focusField(field: string): void {
  const path = normalizeField(field).split('.')
  for (let length = path.length; length > 0; length--) {
    const target = document.querySelector<HTMLElement>(
      `[data-field="${CSS.escape(path.slice(0, length).join('.')).replace(/\\\./g, '.')}"]`,
    )
    if (!target) continue
    target.scrollIntoView({ block: 'center', behavior: 'smooth' })
    const control = target.querySelector<HTMLElement>('input:not([tabindex="-1"]),textarea,select,button,[tabindex="0"]')
    control?.focus({ preventScroll: true })
    return
  }
}
