(function(){var says=document.getElementById('says'),at=null;
function go(cell){if(!cell)return;if(at)at.tabIndex=-1;at=cell;at.tabIndex=0;at.focus();}
function step(cell,dx,dy){if(dx){return dx<0?cell.previousElementSibling:cell.nextElementSibling;}
var row=dy<0?cell.parentNode.previousElementSibling:cell.parentNode.nextElementSibling;return row&&row.cells[Math.min(cell.cellIndex,row.cells.length-1)];}
document.querySelectorAll('tbody').forEach(function(body){var first=body.querySelector('td');if(first)first.tabIndex=0;
body.addEventListener('click',function(e){var c=e.target.closest('td');if(c)go(c);});
body.addEventListener('focusin',function(e){var c=e.target.closest('td');if(!c)return;at=c;
says.textContent=(c.dataset.at||'')+' '+(c.textContent||'')+(c.title?' — '+c.title:(c.className?' — '+says.getAttribute('data-'+c.className):''));});
body.addEventListener('keydown',function(e){var c=e.target.closest('td');if(!c)return;
var d={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[e.key];
if(d){var n=step(c,d[0],d[1]);if(n&&n.tagName==='TD'){go(n);e.preventDefault();}return;}
var k=e.key.toLowerCase();if(k==='n'||k==='p'){var all=[].slice.call(document.querySelectorAll('td.x'));if(!all.length)return;
var i=all.indexOf(c);if(i<0){var order=all.filter(function(x){return c.compareDocumentPosition(x)&4;});i=order.length?all.indexOf(order[0])-1:-1;if(k==='p')i=i+1;}
go(all[(i+(k==='n'?1:-1)+all.length)%all.length]);e.preventDefault();}});});})();
