REM What a person does to a draft in LibreOffice Writer, one verb for one; office.py writes the jobs that call them.

Global Doc As Object
Global View As Object
Global Why As String

REM ------------------------------------------------------------ jobs

Sub Begin(address As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Why = ""
  Doc = StarDesktop.loadComponentFromURL(address, "_blank", 0, hidden())
  View = Doc.CurrentController.getViewCursor()
End Sub

Sub Finish(address As String)
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName"
  form(0).Value = "MS Word 2007 XML"
  Doc.storeToURL(address, form())
  Doc.close(True)
End Sub

Sub Failed(file As String, message As String)
  Dim channel As Integer
  channel = FreeFile
  Open file For Output As #channel
  Print #channel, Why & " " & message
  Close #channel
  Doc.close(True)
End Sub

REM ------------------------------------------------------------ where

REM The one place that reads so; what the contents and the running lines repeat does not count.
Function Find(words As String) As Object
  Dim look As Object, found As Object, one As Object
  Dim i As Integer, count As Integer
  look = Doc.createSearchDescriptor()
  look.SearchString = words
  look.SearchCaseSensitive = True
  found = Doc.findAll(look)
  For i = 0 To found.Count - 1
    one = found.getByIndex(i)
    If Left(one.ParaStyleName, 8) <> "Contents" And one.Text.ImplementationName <> "SwXHeadFootText" Then
      Find = one
      count = count + 1
    End If
  Next i
  If count <> 1 Then
    Why = "'" & words & "' stands " & count & " times in the draft."
    Find = Nothing
  End If
End Function

Sub PutCursor(place As Object)
  View.gotoRange(place, False)
End Sub

REM A cursor over the whole paragraph that holds the words.
Function ParagraphOf(words As String) As Object
  Dim cursor As Object, place As Object
  place = Find(words)
  cursor = place.Text.createTextCursorByRange(place.Start)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoEndOfParagraph(True)
  ParagraphOf = cursor
End Function

Sub AtParagraph(words As String)
  PutCursor(ParagraphOf(words).Start)
End Sub

Sub AtParagraphEnd(words As String)
  PutCursor(ParagraphOf(words).End)
End Sub

Sub Press(command As String)
  Dim helper As Object, none()
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(Doc.CurrentController.Frame, command, "", 0, none())
End Sub

Sub Typed(words As String)
  View.Text.insertString(View, words, False)
End Sub

REM ------------------------------------------------------------ words

Sub Change(old As String, words As String)
  Find(old).setString(words)
End Sub

Sub TypeAfter(anchor As String, words As String)
  TypeAt(Find(anchor).End, words)
End Sub

Sub TypeBefore(anchor As String, words As String)
  TypeAt(Find(anchor).Start, words)
End Sub

Sub TypeAt(place As Object, words As String)
  place.Text.insertString(place.Text.createTextCursorByRange(place), words, False)
End Sub

REM Words that stand more than once, in the one paragraph of a style.
Sub ChangeIn(style As String, old As String, words As String)
  Dim found As Object, look As Object
  Dim i As Integer
  look = Doc.createSearchDescriptor()
  look.SearchString = old
  found = Doc.findAll(look)
  For i = 0 To found.Count - 1
    If found.getByIndex(i).ParaStyleName = style Then
      found.getByIndex(i).setString(words)
      Exit Sub
    End If
  Next i
  Why = "'" & old & "' stands in no paragraph of the style " & style & "."
  Error 5
End Sub

REM From the first words to the end of their paragraph, its notes and fields too, cut and pasted behind others.
Sub MoveToEnd(first As String, behind As String)
  Dim cursor As Object, place As Object
  place = Find(first)
  cursor = place.Text.createTextCursorByRange(place.Start)
  cursor.gotoEndOfParagraph(True)
  PutCursor(cursor)
  Press ".uno:Cut"
  PutCursor(Find(behind).End)
  Press ".uno:Paste"
End Sub

REM As many characters as come behind the words; a field counts as one.
Sub DeleteBehind(anchor As String, count As Integer)
  PutCursor(Find(anchor).End)
  View.goRight(count, True)
  Press ".uno:Delete"
End Sub

REM ------------------------------------------------------------ paragraphs

Sub EnterAfter(anchor As String, words As String)
  AtParagraphEnd(anchor)
  Press ".uno:InsertPara"
  Typed(words)
End Sub

Sub EnterBefore(anchor As String, words As String)
  AtParagraph(anchor)
  Press ".uno:InsertPara"
  View.goLeft(1, False)
  Typed(words)
End Sub

Sub Rewrite(anchor As String, words As String)
  PutCursor(ParagraphOf(anchor))
  Press ".uno:Delete"
  Typed(words)
End Sub

Sub SplitBefore(anchor As String)
  PutCursor(Find(anchor).Start)
  Press ".uno:InsertPara"
End Sub

Sub JoinToPrevious(anchor As String)
  AtParagraph(anchor)
  Press ".uno:SwBackspace"
End Sub

REM Whole paragraphs, from the one that holds the first words to the one that holds the last.
Sub SelectParagraphs(first As String, last As String)
  AtParagraph(first)
  View.gotoRange(ParagraphOf(last).End, True)
  View.goRight(1, True)
End Sub

Sub DeleteParagraphs(first As String, last As String)
  SelectParagraphs(first, last)
  Press ".uno:Delete"
End Sub

Sub MoveParagraphs(first As String, last As String, before As String)
  Carry(".uno:Cut", first, last, before)
End Sub

Sub CopyParagraphs(first As String, last As String, before As String)
  Carry(".uno:Copy", first, last, before)
End Sub

Sub Carry(command As String, first As String, last As String, before As String)
  SelectParagraphs(first, last)
  Press command
  AtParagraph(before)
  Press ".uno:Paste"
End Sub

Sub Key(anchor As String, command As String)
  AtParagraph(anchor)
  Press command
End Sub

Sub Style(anchor As String, called As String)
  Find(anchor).ParaStyleName = called
End Sub

REM ------------------------------------------------------------ looks

Sub Bold(words As String)
  Find(words).CharWeight = com.sun.star.awt.FontWeight.BOLD
End Sub

Sub NotBold(words As String)
  Find(words).CharWeight = com.sun.star.awt.FontWeight.NORMAL
End Sub

Sub Italic(words As String)
  Find(words).CharPosture = com.sun.star.awt.FontSlant.ITALIC
End Sub

Sub NotItalic(words As String)
  Find(words).CharPosture = com.sun.star.awt.FontSlant.NONE
End Sub

Sub Redden(words As String)
  Find(words).CharColor = RGB(200, 0, 0)
End Sub

Sub Link(words As String, address As String)
  Find(words).HyperLinkURL = address
End Sub

REM ------------------------------------------------------------ tables

Function CellBeside(anchor As String, columns As Integer, rows As Integer) As Object
  Dim place As Object, cell As String
  place = Find(anchor)
  cell = place.Cell.CellName
  CellBeside = place.TextTable.getCellByName(Chr(Asc(Left(cell, 1)) + columns) & CStr(CInt(Mid(cell, 2)) + rows))
End Function

REM Texts with bars between, for the cells of the row so many rows below the anchor's.
Sub FillRow(anchor As String, below As Integer, texts As String)
  Dim i As Integer, cell As String, parts As Variant, place As Object
  parts = Split(texts, "|")
  place = Find(anchor)
  cell = place.Cell.CellName
  For i = 0 To UBound(parts)
    place.TextTable.getCellByName(Chr(65 + i) & CStr(CInt(Mid(cell, 2)) + below)).setString(parts(i))
  Next i
End Sub

Sub FillColumn(anchor As String, beside As Integer, texts As String)
  Dim i As Integer, parts As Variant
  parts = Split(texts, "|")
  For i = 0 To UBound(parts)
    CellBeside(anchor, beside, i).setString(parts(i))
  Next i
End Sub

Sub MoveRow(anchor As String, before As String)
  Dim cell As String, place As Object
  AtParagraph(anchor)
  Press ".uno:EntireRow"
  Press ".uno:Copy"
  Press ".uno:DeleteRows"
  AtParagraph(before)
  Press ".uno:InsertRowsBefore"
  place = Find(before)
  cell = place.Cell.CellName
  PutCursor(place.TextTable.getCellByName("A" & CStr(CInt(Mid(cell, 2)) - 1)).getStart())
  Press ".uno:Paste"
End Sub

REM ------------------------------------------------------------ notes, comments, changes

Sub Footnote(behind As String, words As String)
  Dim note As Object, place As Object
  place = Find(behind)
  note = Doc.createInstance("com.sun.star.text.Footnote")
  place.Text.insertTextContent(place.End, note, False)
  note.setString(words)
End Sub

REM In the note at the foot of the page that comes at a place in their order, from 0.
Sub ChangeNote(index As Integer, old As String, words As String)
  Dim cursor As Object, note As Object
  note = Doc.Footnotes.getByIndex(index)
  cursor = note.createTextCursor()
  cursor.gotoStart(False)
  cursor.goRight(InStr(note.getString(), old) - 1, False)
  cursor.goRight(Len(old), True)
  If cursor.getString() <> old Then Why = "'" & cursor.getString() & "' stands there."
  If cursor.getString() <> old Then Error 5
  cursor.setString(words)
End Sub

Sub Comment(words As String, author As String, said As String)
  Dim helper As Object
  Dim told(1) As New com.sun.star.beans.PropertyValue
  told(0).Name = "Text"
  told(0).Value = said
  told(1).Name = "Author"
  told(1).Value = author
  PutCursor(Find(words))
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(Doc.CurrentController.Frame, ".uno:InsertAnnotation", "", 0, told())
End Sub

Sub Resolve(comment As String)
  Dim field As Object, fields As Object
  fields = Doc.TextFields.createEnumeration()
  Do While fields.hasMoreElements()
    field = fields.nextElement()
    If field.supportsService("com.sun.star.text.textfield.Annotation") Then
      If field.Content = comment Then field.Resolved = True
    End If
  Loop
End Sub

Sub Track()
  Doc.RecordChanges = True
End Sub

Sub DropBookmarks()
  Dim i As Integer
  For i = Doc.Bookmarks.Count - 1 To 0 Step -1
    Doc.Bookmarks.getByIndex(i).dispose()
  Next i
End Sub

REM ------------------------------------------------------------ pictures

REM A red flag with a white stripe, as a PNG.
Function Flag() As Object
  Dim source As Object
  Dim said(0) As New com.sun.star.beans.PropertyValue
  Dim held(98) As Byte
  Dim i As Integer, digits As String
  digits = digits & "89504E470D0A1A0A0000000D4948445200000010000000080103000000CAB8EDD400000006504C5445C81E1EFF"
  digits = digits & "FFFF37740A4B0000001849444154789C6338C0C060C0C0C0C3C0C0CCC0C080E000001F1101FF727E5274000000"
  digits = digits & "0049454E44AE426082"
  For i = 0 To UBound(held)
    held(i) = CLng("&H" & Mid(digits, 2 * i + 1, 2))
  Next i
  source = com.sun.star.io.SequenceInputStream.createStreamFromSequence(held())
  said(0).Name = "InputStream"
  said(0).Value = source
  Flag = createUnoService("com.sun.star.graphic.GraphicProvider").queryGraphic(said())
End Function

REM In the line, behind some words.
Sub Picture(behind As String, alt As String)
  PutPicture(behind, alt, com.sun.star.text.TextContentAnchorType.AS_CHARACTER)
End Sub

REM Beside a paragraph, with its words around it.
Sub FloatingPicture(beside As String, alt As String)
  PutPicture(beside, alt, com.sun.star.text.TextContentAnchorType.AT_PARAGRAPH)
End Sub

Sub PutPicture(anchor As String, alt As String, how As Integer)
  Dim made As Object, place As Object
  place = Find(anchor)
  made = Doc.createInstance("com.sun.star.text.TextGraphicObject")
  made.Graphic = Flag()
  made.AnchorType = how
  made.Width = 4000
  made.Height = 2000
  place.Text.insertTextContent(place.End, made, False)
  made.Description = alt
End Sub

REM Another alternative text for the figure that has one.
Sub Describe(old As String, words As String)
  Dim i As Integer
  For i = 0 To Doc.GraphicObjects.Count - 1
    If Doc.GraphicObjects.getByIndex(i).Description = old Then
      Doc.GraphicObjects.getByIndex(i).Description = words
      Exit Sub
    End If
  Next i
  Why = "'" & old & "' describes no picture."
  Error 5
End Sub

REM The flag in the place of a figure's picture.
Sub ReplacePicture(alt As String)
  Dim i As Integer
  For i = 0 To Doc.GraphicObjects.Count - 1
    If Doc.GraphicObjects.getByIndex(i).Description = alt Then Doc.GraphicObjects.getByIndex(i).Graphic = Flag()
  Next i
End Sub

REM A figure's picture, so many hundredths of what it was.
Sub Resize(alt As String, percent As Integer)
  Dim i As Integer, one As Object
  For i = 0 To Doc.GraphicObjects.Count - 1
    one = Doc.GraphicObjects.getByIndex(i)
    If one.Description = alt Then
      one.Width = one.Width * percent / 100
      one.Height = one.Height * percent / 100
    End If
  Next i
End Sub

REM The cell of the words, and those beside and below it, become one.
Sub MergeCells(anchor As String, columns As Integer, rows As Integer)
  Dim cursor As Object, place As Object
  place = Find(anchor)
  cursor = place.TextTable.createCursorByCellName(place.Cell.CellName)
  cursor.gotoCellByName(CellBeside(anchor, columns - 1, rows - 1).CellName, True)
  cursor.mergeRange()
End Sub

REM The citation of that number, counted from 1: what stands in its bookmark.
Sub DeleteCitation(number As Integer)
  PutCursor(Doc.Bookmarks.getByName("_Ref_cite_" & number).Anchor)
  Press ".uno:Delete"
End Sub
