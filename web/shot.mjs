import { chromium } from 'playwright-core'
const base='http://127.0.0.1:8099', pw='Demo-Court-2026'
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']})
async function as(login, pages, size={width:1440,height:900}, tag='') {
  const ctx = await b.newContext({viewport:size,locale:'zh-CN'}); const p = await ctx.newPage()
  p.on('console',m=>{ if(m.type()==='error') console.log(login,'console:',m.text().slice(0,200)) }); p.on('pageerror',e=>console.log(login,'pageerror',String(e).slice(0,300)))
  p.on('response',r=>{ if(r.status()>=400) console.log(login,r.status(),r.url()) })
  if (login) { await p.goto(base+'/sign-in'); await p.waitForTimeout(800)
    const inputs = p.locator('input'); await inputs.nth(0).fill(login); await p.locator('input[type=password]').fill(pw); await p.keyboard.press('Enter'); await p.waitForTimeout(1500) }
  for (const [name,path] of pages) { let url=path; if (typeof path==='function') url = await path(p); if(url) await p.goto(base+url); await p.waitForTimeout(1500); await p.screenshot({path:`/tmp/shots/${name}${tag}.png`}) }
  await ctx.close()
}
const first = async p => { const r = await p.evaluate(async()=> (await (await fetch('/api/v1/cases?limit=5&status=open')).json())); return '/desk/cases/'+r.items[0].id }
await as(null,[['home','/'],['signin','/sign-in']])
await as('judge1',[['today','/desk'],['ledger','/desk/ledger'],['case',first]])
await as('filing1',[['filings','/desk/filings']])
await as('party1',[['mine','/mine']])
await as('party1',[['mine390','/mine'],['home390','/']],{width:390,height:844})
await as('judge1',[['case390',first],['ledger390','/desk/ledger']],{width:390,height:844})
await b.close()
