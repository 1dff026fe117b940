import type { RouteRecordRaw } from 'vue-router'

const ledgerCrumb = [{ title: '案件台账', to: '/desk/ledger' }]
const filingsCrumb = [{ title: '立案审查', to: '/desk/filings' }]

/** The workbench (办案工作台): everything inside the court. Loaded on demand. */
export const deskRoutes: RouteRecordRaw[] = [
  { path: '/desk', component: () => import('./TodayPage.vue'), meta: { title: '今日', door: 'desk' } },
  { path: '/desk/notices', component: () => import('./NoticesPage.vue'), meta: { title: '消息', door: 'desk' } },
  {
    path: '/desk/filings',
    component: () => import('./filings/FilingsPage.vue'),
    meta: { title: '立案审查', door: 'desk', needs: ['view_filings'] },
  },
  {
    path: '/desk/filings/:id',
    component: () => import('./filings/ReviewPage.vue'),
    meta: { title: '审查立案申请', door: 'desk', needs: ['view_filings'], crumbs: filingsCrumb },
  },
  {
    path: '/desk/ledger',
    component: () => import('./ledger/LedgerPage.vue'),
    meta: { title: '案件台账', door: 'desk', needs: ['view_ledger'] },
  },
  {
    path: '/desk/cases/:id',
    component: () => import('./case/CasePage.vue'),
    meta: { title: '案件', door: 'desk', needs: ['view_case'], crumbs: ledgerCrumb },
  },
  {
    path: '/desk/corrections',
    component: () => import('./corrections/CorrectionsPage.vue'),
    meta: { title: '更正审批', door: 'desk', needs: ['decide_correction'] },
  },
  {
    path: '/desk/clock-requests',
    component: () => import('./requests/ClockRequestsPage.vue'),
    meta: {
      title: '待审批的扣除、延长',
      door: 'desk',
      needs: ['decide_exclusion', 'decide_extension', 'record_extension_decision'],
    },
  },
  {
    path: '/desk/fee-reliefs',
    component: () => import('./requests/FeeReliefsPage.vue'),
    meta: { title: '待审批的司法救助', door: 'desk', needs: ['decide_fee_relief'] },
  },
  {
    path: '/desk/calendar',
    component: () => import('@/calendar/CalendarPage.vue'),
    meta: { title: '日历', door: 'desk' },
  },
  {
    path: '/desk/register',
    component: () => import('./register/RegisterPage.vue'),
    meta: { title: '登记立案', door: 'desk', needs: ['register_case'] },
  },
  {
    path: '/desk/import',
    component: () => import('./imports/ImportPage.vue'),
    meta: { title: '台账导入', door: 'desk', needs: ['import_ledger'] },
  },
  {
    path: '/desk/admin/users',
    component: () => import('./admin/UsersPage.vue'),
    meta: { title: '账号', door: 'desk', needs: ['manage_users'] },
  },
  {
    path: '/desk/admin/grants',
    component: () => import('./admin/GrantsPage.vue'),
    meta: { title: '岗位授权', door: 'desk', needs: ['grant_roles'] },
  },
  {
    path: '/desk/admin/security-log',
    component: () => import('./admin/SecurityLogPage.vue'),
    meta: { title: '安全日志', door: 'desk', needs: ['view_security_log'] },
  },
  {
    path: '/desk/admin/roles',
    component: () => import('./admin/RolesPage.vue'),
    meta: { title: '岗位与权限', door: 'desk' },
  },
]
