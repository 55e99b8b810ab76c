-- SPDX-License-Identifier: MIT
-- A handout becomes slides: its goals, its figures, its examples with their
-- questions before their output, and its questions, one a slide.

local text = pandoc.utils.stringify

-- The picture of a paragraph (or, as of pandoc 3, a figure) that is one; or nil.
local function picture(block)
  local found
  if block.t ~= 'Figure' and block.t ~= 'Para' then return nil end
  pandoc.walk_block(block, {Image = function(image) found = image end})
  if block.t == 'Para' and #block.content ~= 1 then return nil end
  return found
end

local function is_step(block, name)
  local first = block.t == 'Para' and block.content[1]
  return first and first.t == 'Strong' and text(first) == name .. '.'
end

function Pandoc(doc)
  local slides, part, heading = pandoc.List(), '', ''
  local function slide(title, ...)
    slides:insert(pandoc.Header(2, (title:gsub('^%l', string.upper))))
    slides:extend({...})
  end
  for _, block in ipairs(doc.blocks) do
    local image = picture(block)
    if block.t == 'Header' then
      heading = text(block)
      if block.level == 1 then doc.meta.title = heading end
      if block.level == 2 then part = heading end
    elseif part == 'Goals' and block.t == 'BulletList' then
      slide(part, block)
    elseif image then
      slide(text(image.caption), pandoc.Para {
        pandoc.Image({}, image.src, '', {alt = text(image.caption)})})
    elseif part == 'The idea' and block.t == 'CodeBlock' then
      slide(heading:gsub('^Before TODO %d+: ', ''), block)
    elseif is_step(block, 'Predict') or is_step(block, 'Change one line') then
      slide(text(block.content[1]):gsub('%.$', ''),
            pandoc.Para {table.unpack(block.content, 3)})
    elseif part == 'Questions' and block.t == 'OrderedList' then
      for _, question in ipairs(block.content) do slide(part, table.unpack(question)) end
    end
  end
  return pandoc.Pandoc(slides, doc.meta)
end
