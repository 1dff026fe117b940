import type { RouteRecordRaw } from 'vue-router'

/** The workbench (办案工作台): everything inside the court. Loaded on demand. */
export const deskRoutes: RouteRecordRaw[] = [
  { path: '/desk', component: () => import('./TodayPage.vue'), meta: { title: '今日', door: 'desk' } },
]
