-- Links between pages: to the HTML page beside this one, or, on paper, the
-- command that shows it. In a table's code \| is |, as on web pages. And all is
-- in one <main>, which screen readers can go to.
local paper = false

local function read_format(meta)
	paper = pandoc.utils.stringify(meta.links or "") == "pdf"
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
	{Pandoc = into_main}}
