-- What a person would do in Neovim; what came of it is written as JSON. Run behind the configuration of docs/editors.md.
local path = os.getenv('EQLIBRIUM_TEST_OUT')
local patience = 120000
local seen = {}

local function write()
  local file = io.open(path, 'w')
  file:write(vim.json.encode(seen))
  file:close()
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, one.user_data and one.user_data.lsp and one.user_data.lsp.code or one.code)
  end
  table.sort(found)
  return found
end

local function has(code)
  return function() return vim.tbl_contains(codes(), code) end
end

local function ask(method, more)
  local given = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, 'utf-16'), more or {})
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, given, patience) or {}) do return answer.result end
end

local function at(needle)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(needle, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 })
      return { start = { line = number - 1, character = column - 1 }, ['end'] = { line = number - 1, character = column - 1 } }
    end
  end
end

local function run()
  seen.told = vim.wait(patience, has('lint-value-covered'), 50)
  seen.codes = codes()
  at('process.name')
  seen.hover = ask('textDocument/hover').contents.value
  seen.symbols = vim.tbl_map(function(one) return one.name end, ask('textDocument/documentSymbol'))
  local range = at('"nc"')
  for _, action in ipairs(ask('textDocument/codeAction', { range = range, context = { diagnostics = {} } })) do
    if action.title:match('^Mend') then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
    if action.title:match('^Translate to Sigma') then seen.translation = action end
  end
  seen.mended = text()
  vim.wait(patience, function() return not has('lint-value-covered')() end, 50)
  seen.codesAfter = codes()
  vim.lsp.util.apply_workspace_edit(seen.translation.edit, 'utf-16')
  seen.translation = nil
  vim.cmd('silent wall')
  vim.cmd('edit shell.eql')
  seen.shellTold = vim.wait(patience, has('unknown-field'), 50)
  vim.lsp.util.apply_text_edits(ask('textDocument/formatting', { options = { tabSize = 2, insertSpaces = true } }), 0, 'utf-16')
  seen.shell = text()
  seen.words = #ask('textDocument/semanticTokens/full').data / 5
  vim.cmd('silent write')
  vim.cmd('edit dns.yml')
  at('Query')
  vim.cmd('normal! e')
  local where = vim.lsp.util.make_position_params(0, 'utf-16')
  where.position.character = where.position.character + 1
  seen.offered = vim.tbl_map(function(one) return one.label end, ask('textDocument/completion', where).items)
end

local ok, fault = pcall(run)
if not ok then seen.fault = tostring(fault) end
write()
vim.lsp.stop_client(vim.lsp.get_active_clients())
vim.wait(5000, function() return #vim.lsp.get_active_clients() == 0 end, 20)
vim.cmd('qall!')
