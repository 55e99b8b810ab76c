-- SPDX-License-Identifier: MIT
-- Links between pages: to the HTML page beside this one, or, on paper, the
-- command that shows it. In a table's code \| is |, as on web pages. And all is
-- in one <main>, which screen readers can go to.
local paper = false

-- And where runs were made, "ipclab explain ID --page" leads to their page, and so
-- does each finding's "See it by hand".
local runs = false

local function read_format(meta)
	paper = pandoc.utils.stringify(meta.links or "") == "pdf"
	runs = pandoc.utils.stringify(meta.runs or "") ~= ""
end

local function lead_to_runs(code)
	local id = code.text:match("^ipclab explain ([%w-]+) %-%-page")
	if runs and id then
		return pandoc.Link(code, "../explain/" .. id .. "-runs.html")
	end
end

local function add_runs(doc)
	local first = doc.blocks[1]
	local id = first and first.t == "Header" and pandoc.utils.stringify(first)
	for i, block in ipairs(doc.blocks) do
		if runs and id and block.t == "Header" and block.level == 2 and
		   pandoc.utils.stringify(block) == "See it by hand" then
			doc.blocks:insert(i + 1, pandoc.Para({pandoc.Link(
				"Step through the wrong run, with the right one beside it",
				id .. "-runs.html")}))
			break
		end
	end
	return doc
end

local function turn(link)
	local finding = link.target:match("explain/([%w-]+)%.md$")
	if paper and finding then
		return link.content
	end
	if not link.target:match("^%a+:") then
		link.target = link.target:gsub("%.md$", ".html")
			:gsub("%.md#", ".html#")
	end
	return link
end

local function unescape(code)
	code.text = code.text:gsub("\\|", "|")
	return code
end

local function unescape_bars(block)
	return pandoc.walk_block(block, {Code = unescape})
end

local function into_main(doc)
	doc.blocks:insert(1, pandoc.RawBlock("html", "<main>"))
	doc.blocks:insert(pandoc.RawBlock("html", "</main>"))
	return doc
end

return {{Meta = read_format}, {Link = turn}, {Table = unescape_bars},
	{Code = lead_to_runs}, {Pandoc = add_runs}, {Pandoc = into_main}}
