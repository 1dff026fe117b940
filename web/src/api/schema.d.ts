// Written by hand from the API contract until the server's OpenAPI document exists; then `npm run types` replaces this file.
// Same shape as openapi-typescript writes: components["schemas"], paths[path][method].

export interface components {
  schemas: {
    FieldProblem: { field: string; rule: string; message: string }
    Problem: {
      type: string
      title: string
      status: number
      code: string
      detail?: string | null
      basis?: string | null
      fields?: components['schemas']['FieldProblem'][]
    }

    Session: {
      signed_in: boolean
      csrf_token: string
      server_now_ms: number
      demo: boolean
      user: components['schemas']['SessionUser'] | null
    }
    SessionUser: {
      organ: string
      organ_name: string
      id: string
      login: string
      name: string
      kind: 'staff' | 'portal'
      department_id: string | null
      department_name: string | null
      roles: string[]
      role_names: string[]
      actions: string[]
      must_change_password: boolean
      totp_enabled: boolean
    }
    SignIn: { login: string; password: string; totp?: string }
    Registration: { name: string; id_number: string; phone: string; login: string; password: string }
    PasswordChange: { old_password: string; new_password: string }
    TotpEnrolment: { secret: string; otpauth_uri: string }

    Court: { code: string; name: string; level: string; parent_code: string | null; accepts_filings: boolean }
    Cause: { code: string; name: string; path: string; is_leaf: boolean; level: number }
    Code: { code: string; name: string; note: string | null }
    MaterialRule: { code: string; name: string; required: boolean; note: string | null }
    ReturnReason: { code: string; name: string; may_return: boolean; may_refuse: boolean; basis?: string | null }
    Procedure: {
      code: string
      name: string
      stages: components['schemas']['StageName'][]
      steps: components['schemas']['ProcedureStep'][]
    }
    StageName: { code: string; name: string }
    ProcedureStep: { code: string; name: string; stage?: string; help?: string | null }

    FilingAgent: {
      kind: 'lawyer' | 'kin' | 'other'
      name: string
      id_number?: string
      firm?: string
      licence_no?: string
      phone?: string
      authority?: 'general' | 'special'
    }
    FilingParty: {
      side: 'plaintiff' | 'defendant' | 'third'
      kind: 'natural' | 'legal' | 'other'
      name: string
      id_kind?: string
      id_number?: string
      gender?: string
      nation?: string
      birth_on?: string
      phone?: string
      address?: string
      work_unit?: string
      representative?: string
      representative_post?: string
      agents: components['schemas']['FilingAgent'][]
    }
    FilingClaim: { text: string; amount_fen: number | null }
    FilingEvidence: { name: string; source?: string; proves?: string }
    MissingMaterial: { code: string; reason: string }
    FilingContent: {
      court_code?: string
      case_type?: string
      cause_code?: string
      cause_text?: string
      parties: components['schemas']['FilingParty'][]
      claims: components['schemas']['FilingClaim'][]
      facts?: string
      evidence: components['schemas']['FilingEvidence'][]
      jurisdiction_agreement?: boolean
      mediation_consent?: boolean
      online_consent?: boolean
      eservice_consent?: boolean
      eservice_address?: string
      service_address?: string
      missing_materials: components['schemas']['MissingMaterial'][]
      declaration?: boolean
    }
    DraftSummary: {
      id: string
      title: string
      court_code: string
      updated_at_ms: number
      filing_id: string | null
      status: string
    }
    DraftCorrection: {
      reason_codes: string[]
      reasons: components['schemas']['ReasonName'][]
      note: string
      correct_by: string | null
    }
    ReasonName: { code: string; name: string }
    Draft: {
      id: string
      version: number
      updated_at_ms: number
      content: components['schemas']['FilingContent']
      uploads: components['schemas']['Upload'][]
      filing_id: string | null
      status: string
      correction: components['schemas']['DraftCorrection'] | null
    }
    Upload: {
      id: string
      draft_id: string
      material_code: string
      name: string
      size: number
      media_type: string
      received: number
      complete: boolean
      sha256: string | null
    }
    NewUpload: { draft_id: string; material_code: string; name: string; size: number; media_type: string }
    Finding: {
      field: string
      rule: string
      message: string
      step: 'court' | 'parties' | 'claims' | 'facts' | 'materials' | 'service'
      level: 'block' | 'warn'
    }
    CheckResult: { findings: components['schemas']['Finding'][] }

    FilingSummary: {
      organ: string
      id: string
      version: number
      court_name: string
      title: string
      cause_name: string
      case_type_name: string
      channel: 'online' | 'window'
      applicant_name: string
      claim_amount_fen: number | null
      status: 'submitted' | 'returned' | 'resubmitted' | 'accepted' | 'refused' | 'withdrawn'
      submitted_at_ms: number
      review_due_on: string | null
      days_left: number | null
      returned_count: number
      case_id: string | null
      case_number: string | null
    }
    FilingReview: {
      round: number
      decision: 'return' | 'accept' | 'refuse'
      reasons: components['schemas']['ReasonName'][]
      note: string | null
      by_name: string
      at_ms: number
      correct_by_on: string | null
    }
    FilingCheck: { field: string; rule: string; message: string; level: string }
    Filing: components['schemas']['FilingSummary'] & {
      content: components['schemas']['FilingContent']
      materials: components['schemas']['Material'][]
      reviews: components['schemas']['FilingReview'][]
      review_clock: components['schemas']['Clock'] | null
      checks: components['schemas']['FilingCheck'][]
      receipt_number: string
      draft_id: string
      masked: boolean
    }
    AcceptFiling: { trial_procedure: 'ordinary' | 'simplified' | 'small_claims'; cause_code: string; note?: string }
    AcceptedFiling: { case_id: string; case_number: string; documents: components['schemas']['DocumentSummary'][] }
    ReturnFiling: { reason_codes: string[]; note: string; correct_by_on: string }
    RefuseFiling: { reason_codes: string[]; note: string }
    WithdrawFiling: { reason: string }
    RevealFilingField: { field: string; reason_code: string; reason: string }
    RevealedValue: { value: string }

    LedgerRow: {
      organ: string
      id: string
      number: string
      case_type: string
      case_type_name: string
      trial_procedure: string | null
      trial_procedure_name: string | null
      cause_code: string | null
      cause_name: string
      cause_mapped: boolean
      plaintiffs: string
      defendants: string
      third_parties: string
      agents: string
      claim_amount_fen: number | null
      department_id: string | null
      department_name: string | null
      handler_id: string | null
      handler_name: string | null
      handler_mapped: boolean
      clerk_name: string | null
      received_on: string | null
      filed_on: string
      served_on: string | null
      hearing_on: string | null
      due_on: string | null
      days_left: number | null
      overdue: boolean
      closed_on: string | null
      close_way: string | null
      close_way_name: string | null
      archived_on: string | null
      stage: string
      stage_name: string
      status: string
      source: string
      secrecy: string
      remark: string | null
    }
    SavedView: { id: string; name: string; query: Record<string, string> }
    NewView: { name: string; query: Record<string, string> }

    Step: { text: string; basis: string | null }
    Clock: {
      id: string
      rule_code: string
      name: string
      anchor_on: string
      raw_due_on: string
      legal_due_on: string
      warn_on: string | null
      provisional: boolean
      status: 'running' | 'met' | 'missed' | 'stopped'
      ended_on: string | null
      days_left: number | null
      total_days: number
      steps: components['schemas']['Step'][]
    }
    StepField: {
      name: string
      label: string
      kind: 'date' | 'text' | 'long_text' | 'choice' | 'amount' | 'boolean' | 'user' | 'time'
      required: boolean
      choices: components['schemas']['ReasonName'][]
      help: string | null
    }
    Refusal: { code: string; message: string; basis: string | null }
    NextStep: {
      code: string
      name: string
      help: string | null
      allowed: boolean
      refusals: components['schemas']['Refusal'][]
      date_label: string
      fields: components['schemas']['StepField'][]
      documents: string[]
      effects: string[]
    }
    DocumentSummary: {
      id: string
      title: string
      number: string | null
      status: string
      issued_at_ms: number
      download_url: string
    }
    Material: {
      id: string
      code: string
      name: string
      media_type: string
      size: number
      pages: number | null
      uploaded_at_ms: number
      download_url: string
    }
    CaseAgent: {
      id: string
      kind: string
      name: string
      firm: string | null
      licence_no: string | null
      phone_masked: string | null
      authority: string | null
    }
    CaseParty: {
      id: string
      side: string
      side_name: string
      position: number
      kind: string
      name: string
      id_kind: string | null
      id_number_masked: string | null
      phone_masked: string | null
      address_masked: string | null
      gender: string | null
      nation: string | null
      birth_on_masked: string | null
      representative: string | null
      agents: components['schemas']['CaseAgent'][]
    }
    CaseMember: {
      id: string
      user_id: string
      name: string
      role: string
      role_name: string
      from_ms: number
      until_ms: number | null
    }
    CaseFee: {
      id: string
      kind: string
      kind_name: string
      amount_fen: number
      due_on: string | null
      status: string
      steps: components['schemas']['Step'][]
    }
    CaseClaim: { id: string; text: string; amount_fen: number | null }
    CaseNote: { id: string; text: string; by_name: string; at_ms: number }
    CaseStage: { code: string; name: string; state: 'done' | 'current' | 'ahead' }
    ImportOrigin: { batch_id: string; row_number: number; raw: Record<string, string> }
    CaseView: {
      organ: string
      id: string
      version: number
      as_of_ms: number | null
      number: string
      title: string
      case_type: string
      case_type_name: string
      procedure_code: string
      trial_procedure: string | null
      trial_procedure_name: string | null
      cause_code: string | null
      cause_name: string
      cause_mapped: boolean
      stage: string
      stage_name: string
      status: string
      status_name: string
      secrecy: string
      source: string
      received_on: string | null
      filed_on: string
      closed_on: string | null
      close_way: string | null
      close_way_name: string | null
      archived_on: string | null
      claim_amount_fen: number | null
      court_name: string
      department_id: string | null
      department_name: string | null
      handler_id: string | null
      handler_name: string | null
      handler_mapped: boolean
      members: components['schemas']['CaseMember'][]
      parties: components['schemas']['CaseParty'][]
      claims: components['schemas']['CaseClaim'][]
      facts_text: string | null
      clocks: components['schemas']['Clock'][]
      fees: components['schemas']['CaseFee'][]
      documents: components['schemas']['DocumentSummary'][]
      materials: components['schemas']['Material'][]
      notes: components['schemas']['CaseNote'][]
      corrections: components['schemas']['Correction'][]
      stages: components['schemas']['CaseStage'][]
      next_steps: components['schemas']['NextStep'][]
      import: components['schemas']['ImportOrigin'] | null
      applicant_name: string | null
      remark: string
    }
    AssignCase: { department_id: string; handler_id: string; clerk_id: string | null; reason: string }
    TakeStep: { step: string; occurred_on: string; fields: Record<string, unknown> }
    NewNote: { text: string }
    SetSecrecy: { secrecy: 'open' | 'sealed'; reason: string }
    AskCorrection: { field: string; value: string; reason: string }
    Correction: {
      organ: string
      id: string
      case_id: string
      case_number: string
      field: string
      field_name: string
      before: string | null
      after: string | null
      reason: string
      status: 'pending' | 'approved' | 'rejected'
      asked_by: string
      asked_at_ms: number
      decided_by: string | null
      decided_at_ms: number | null
      note: string | null
    }
    DecideCorrection: { note: string }
    RevealPartyField: { party_id: string; field: 'id_number' | 'phone' | 'address'; reason_code: string; reason: string }
    TimelineChange: { label: string; before: string | null; after: string | null }
    TimelineEvent: {
      seq: number
      at_ms: number
      action: string
      action_name: string
      actor_name: string
      summary: string
      changes: components['schemas']['TimelineChange'][]
      entry_hash: string
      sealed: boolean
    }
    InclusionProof: {
      organ: string
      chain_id: string
      chain_seq: number
      entry_hash: string
      leaf_index: number
      leaf_count: number
      path: string[]
      root_hash: string
      seal_number: number
      seal_day: string
      previous_seal_hash: string
      seal_hash: string
      signature: string
      public_key: string
      sealed_at_ms: number
    }

    RefusedRow: { row: number; field: string; rule: string; message: string }
    ImportColumn: { header: string; field: string | null }
    UnmappedText: { text: string; count: number }
    ImportReport: {
      batch_id: string | null
      file_name: string
      mode: 'dry_run' | 'commit'
      rows: number
      accepted: number
      unchanged: number
      refused: components['schemas']['RefusedRow'][]
      columns: components['schemas']['ImportColumn'][]
      unmapped_causes: components['schemas']['UnmappedText'][]
      unmapped_handlers: components['schemas']['UnmappedText'][]
    }

    ImportSummary: {
      id: string
      file_name: string
      user_name: string
      rows: number
      accepted: number
      unchanged: number
      refused: number
      at_ms: number
    }

    DueItem: { case_id: string; number: string; title: string; what: string; due_on: string; days_left: number }
    WaitingItem: { kind: string; title: string; count: number; link: string }
    ChangedItem: { case_id: string; number: string; title: string; action_name: string; actor_name: string; at_ms: number }
    Today: {
      due: components['schemas']['DueItem'][]
      waiting: components['schemas']['WaitingItem'][]
      changed: components['schemas']['ChangedItem'][]
      counts: Record<string, number>
    }
    Notice: {
      id: string
      title: string
      body: string
      link: string | null
      created_at_ms: number
      read_at_ms: number | null
    }
    UnreadCount: { count: number }

    Department: { id: string; name: string; kind: string }
    User: {
      organ: string
      id: string
      login: string
      name: string
      department_id: string | null
      department_name: string | null
      roles: string[]
      role_names: string[]
      active: boolean
      locked: boolean
      last_sign_in_at_ms: number | null
      version: number
    }
    Handler: { id: string; name: string; department_name: string; open_cases: number }
    NewUser: { login: string; name: string; department_id: string; roles_requested?: string[] }
    CreatedUser: { user: components['schemas']['User']; initial_password: string }
    ChangeUser: { name?: string; department_id?: string; active?: boolean }
    ResetPassword: { initial_password: string }
    SetRoles: { roles: string[] }
    ActionName: { code: string; name: string }
    Role: {
      code: string
      name: string
      scope: string
      scope_name: string
      actions: components['schemas']['ActionName'][]
      exclusive: boolean
    }
    SecurityLogEntry: {
      id: string
      at_ms: number
      kind: string
      kind_name: string
      actor_name: string
      login: string | null
      remote: string | null
      detail: string | null
    }
  }
}

type Schemas = components['schemas']
type Json<T> = { content: { 'application/json': T } }
type None = { content?: never }
type Fails = { default: { content: { 'application/problem+json': Schemas['Problem'] } } }
type Responds<T, Status extends number = 200> = { [S in Status]: [T] extends [never] ? None : Json<T> } & Fails
type Query = Record<string, string | number | boolean | undefined>
/** One operation: what it takes and what it answers. */
type Op<Answer, Body = never, Path = never, Status extends number = 200, Q extends Query = Query> = {
  parameters: { query?: Q; header?: Record<string, string> } & ([Path] extends [never] ? { path?: never } : { path: Path })
  responses: Responds<Answer, Status>
} & ([Body] extends [never] ? { requestBody?: never } : { requestBody: Json<Body> })
type Items<T> = { items: T[] }
type Page<T> = { items: T[]; next_cursor: string | null; total: number; total_capped: boolean }
type Id = { id: string }

export interface paths {
  '/session': {
    get: Op<Schemas['Session']>
    post: Op<Schemas['Session'], Schemas['SignIn']>
    delete: Op<never, never, never, 204>
  }
  '/session/password': { post: Op<Schemas['Session'], Schemas['PasswordChange']> }
  '/session/totp': {
    post: Op<Schemas['TotpEnrolment']>
    delete: Op<Schemas['Session'], { password: string }>
  }
  '/session/totp/confirm': { post: Op<Schemas['Session'], { code: string }> }
  '/registrations': { post: Op<Schemas['Session'], Schemas['Registration'], never, 201> }

  '/reference/courts': { get: Op<Items<Schemas['Court']>> }
  '/reference/causes': { get: Op<Items<Schemas['Cause']>> }
  '/reference/codes/{list}': { get: Op<Items<Schemas['Code']>, never, { list: string }> }
  '/reference/materials': { get: Op<Items<Schemas['MaterialRule']>> }
  '/reference/return-reasons': { get: Op<Items<Schemas['ReturnReason']>> }
  '/reference/procedures/{code}': { get: Op<Schemas['Procedure'], never, { code: string }> }
  '/reference/correctable-fields': { get: Op<Items<Schemas['Code']>> }

  '/drafts': {
    get: Op<Items<Schemas['DraftSummary']>>
    post: Op<Schemas['Draft'], Schemas['FilingContent'], never, 201>
  }
  '/drafts/{id}': {
    get: Op<Schemas['Draft'], never, Id>
    put: Op<Schemas['Draft'], Schemas['FilingContent'], Id>
    delete: Op<never, never, Id, 204>
  }
  '/drafts/{id}/check': { post: Op<Schemas['CheckResult'], never, Id> }
  '/drafts/{id}/submit': { post: Op<Schemas['Filing'], never, Id, 201> }
  '/uploads': { post: Op<Schemas['Upload'], Schemas['NewUpload'], never, 201> }
  '/uploads/{id}': {
    get: Op<Schemas['Upload'], never, Id>
    delete: Op<never, never, Id, 204>
  }

  '/filings': { get: Op<Page<Schemas['FilingSummary']>> }
  '/filings/{id}': { get: Op<Schemas['Filing'], never, Id> }
  '/filings/{id}/accept': { post: Op<Schemas['AcceptedFiling'], Schemas['AcceptFiling'], Id> }
  '/filings/{id}/return': { post: Op<Schemas['Filing'], Schemas['ReturnFiling'], Id> }
  '/filings/{id}/refuse': { post: Op<Schemas['Filing'], Schemas['RefuseFiling'], Id> }
  '/filings/{id}/withdraw': { post: Op<Schemas['Filing'], Schemas['WithdrawFiling'], Id> }
  '/filings/{id}/reveal': { post: Op<Schemas['RevealedValue'], Schemas['RevealFilingField'], Id> }

  '/cases': { get: Op<Page<Schemas['LedgerRow']>> }
  '/views': { get: Op<Items<Schemas['SavedView']>>; post: Op<Schemas['SavedView'], Schemas['NewView'], never, 201> }
  '/views/{id}': { delete: Op<never, never, Id, 204> }
  '/cases/{id}': { get: Op<Schemas['CaseView'], never, Id> }
  '/cases/{id}/assign': { post: Op<Schemas['CaseView'], Schemas['AssignCase'], Id> }
  '/cases/{id}/steps': { post: Op<Schemas['CaseView'], Schemas['TakeStep'], Id> }
  '/cases/{id}/mapping': { post: Op<Schemas['CaseView'], { cause_code?: string; handler_id?: string }, Id> }
  '/cases/{id}/notes': { post: Op<Schemas['CaseView'], Schemas['NewNote'], Id> }
  '/cases/{id}/secrecy': { post: Op<Schemas['CaseView'], Schemas['SetSecrecy'], Id> }
  '/cases/{id}/corrections': { post: Op<Schemas['CaseView'], Schemas['AskCorrection'], Id> }
  '/cases/{id}/reveal': { post: Op<Schemas['RevealedValue'], Schemas['RevealPartyField'], Id> }
  '/cases/{id}/timeline': { get: Op<Page<Schemas['TimelineEvent']>, never, Id> }
  '/cases/{id}/timeline/{seq}/proof': { get: Op<Schemas['InclusionProof'], never, { id: string; seq: number }> }
  '/corrections': { get: Op<Page<Schemas['Correction']>> }
  '/corrections/{id}/approve': { post: Op<Schemas['Correction'], Schemas['DecideCorrection'], Id> }
  '/corrections/{id}/reject': { post: Op<Schemas['Correction'], Schemas['DecideCorrection'], Id> }

  '/imports': { get: Op<Items<Schemas['ImportSummary']>> }
  '/imports/{id}': { get: Op<Schemas['ImportReport'], never, Id> }

  '/desk/today': { get: Op<Schemas['Today']> }
  '/notices': { get: Op<Page<Schemas['Notice']>> }
  '/notices/{id}/read': { post: Op<never, never, Id, 204> }
  '/notices/unread-count': { get: Op<Schemas['UnreadCount']> }

  '/departments': { get: Op<Items<Schemas['Department']>> }
  '/users': {
    get: Op<Page<Schemas['User']>>
    post: Op<Schemas['CreatedUser'], Schemas['NewUser'], never, 201>
  }
  '/users/{id}': { patch: Op<Schemas['User'], Schemas['ChangeUser'], Id> }
  '/users/{id}/reset-password': { post: Op<Schemas['ResetPassword'], never, Id> }
  '/users/{id}/roles': { put: Op<Schemas['User'], Schemas['SetRoles'], Id> }
  '/handlers': { get: Op<Items<Schemas['Handler']>> }
  '/roles': { get: Op<Items<Schemas['Role']>> }
  '/security-log': { get: Op<Page<Schemas['SecurityLogEntry']>> }
}
