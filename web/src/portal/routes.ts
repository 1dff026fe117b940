import type { RouteRecordRaw } from 'vue-router'

const mine = [{ title: '我的案件', to: '/mine' }]
const home = [{ title: '首页', to: '/' }]

/** The portal (诉讼服务): for litigants and lawyers, and for everybody who wants to know how it works. */
export const portalRoutes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./HomePage.vue'), meta: { title: '诉讼服务', door: 'portal' } },
  {
    path: '/guides/:code',
    component: () => import('./GuidePage.vue'),
    meta: { title: '办事指南', door: 'portal', crumbs: home },
  },
  {
    path: '/tools/period',
    component: () => import('./tools/PeriodPage.vue'),
    meta: { title: '期限计算器', door: 'portal', crumbs: home },
  },
  {
    path: '/tools/fee',
    component: () => import('./tools/FeePage.vue'),
    meta: { title: '诉讼费计算器', door: 'portal', crumbs: home },
  },
  {
    path: '/calendar',
    component: () => import('@/calendar/CalendarPage.vue'),
    meta: { title: '日历', door: 'portal', crumbs: home },
  },
  {
    path: '/procedures',
    component: () => import('./procedures/ProceduresPage.vue'),
    meta: { title: '办案流程', door: 'portal', crumbs: home },
  },
  {
    path: '/procedures/:code',
    component: () => import('./procedures/ProcedurePage.vue'),
    meta: { title: '办案流程', door: 'portal', crumbs: [...home, { title: '办案流程', to: '/procedures' }] },
  },
  { path: '/file', component: () => import('./FilePage.vue'), meta: { title: '我要立案', door: 'portal' } },
  {
    path: '/file/:id/complaint',
    component: () => import('./filing/ComplaintPage.vue'),
    meta: { title: '打印文书', door: 'portal', auth: true, focused: true },
  },
  {
    path: '/file/:id/:step?',
    component: () => import('./filing/WizardPage.vue'),
    meta: {
      title: '网上立案',
      door: 'portal',
      auth: true,
      focused: true,
      keepAlong: (route) => `/file/${String(route.params.id)}`,
    },
  },
  { path: '/mine', component: () => import('./MinePage.vue'), meta: { title: '我的案件', door: 'portal', auth: true } },
  {
    path: '/filings/:id',
    component: () => import('./FilingPage.vue'),
    meta: { title: '立案申请', door: 'portal', auth: true, crumbs: mine },
  },
  {
    path: '/cases/:id',
    component: () => import('./CasePage.vue'),
    meta: { title: '案件进展', door: 'portal', auth: true, crumbs: mine },
  },
  { path: '/inbox', component: () => import('./InboxPage.vue'), meta: { title: '消息', door: 'portal', auth: true } },
]
